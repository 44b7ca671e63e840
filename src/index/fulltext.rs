//! Full text over sentences: a tantivy index in memory.

use tantivy::collector::DocSetCollector;
use tantivy::query::{FuzzyTermQuery, PhraseQuery, Query as TantivyQuery, TermQuery};
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{SimpleTokenizer, TextAnalyzer};
use tantivy::{Index, IndexReader, ReloadPolicy, TantivyDocument, Term};

use super::query::Query;
use crate::annotate::text::fold;
use crate::model::Snapshot;

/// Bytes that the writer may hold before it writes a segment.
const WRITER_BYTES: usize = 32 << 20;
/// Name of the tokeniser: words of letters and digits; the text comes folded.
const TOKENIZER: &str = "words";

/// The index; a document's number is its sentence's number in the corpus.
pub struct FullText {
    reader: IndexReader,
    text: Field,
}

impl FullText {
    /// Index all sentences of a snapshot, in order.
    ///
    /// # Errors
    /// Where tantivy cannot write its index.
    pub fn build(snapshot: &Snapshot) -> tantivy::Result<Self> {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(TOKENIZER)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let text =
            schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
        let number = schema.add_u64_field("number", FAST);
        let index = Index::create_in_ram(schema.build());
        index
            .tokenizers()
            .register(TOKENIZER, TextAnalyzer::builder(SimpleTokenizer::default()).build());
        let mut writer = index.writer_with_num_threads::<TantivyDocument>(1, WRITER_BYTES)?;
        let mut sentence_number = 0_u64;
        for annotated in &snapshot.articles {
            for sentence in &annotated.sentences {
                let mut document = TantivyDocument::default();
                document.add_text(text, fold(sentence.of(&annotated.article.text)));
                document.add_u64(number, sentence_number);
                writer.add_document(document)?;
                sentence_number += 1;
            }
        }
        writer.commit()?;
        writer.wait_merging_threads()?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { reader, text })
    }

    /// Numbers of the sentences that a leaf of a query finds, in order.
    ///
    /// # Errors
    /// Where tantivy cannot read its index.
    pub fn find(&self, leaf: &Query) -> tantivy::Result<Vec<u32>> {
        let Some(query) = self.query(leaf) else { return Ok(Vec::new()) };
        let searcher = self.reader.searcher();
        // A segment's column is opened once, not once a hit.
        let columns = searcher.segment_readers().iter();
        let columns: Vec<_> =
            columns.map(|segment| segment.fast_fields().u64("number")).collect::<Result<_, _>>()?;
        let number = |address: tantivy::DocAddress| {
            columns.get(address.segment_ord as usize)?.first(address.doc_id)
        };
        let addresses = searcher.search(&*query, &DocSetCollector)?;
        let mut found: Vec<u32> =
            addresses.into_iter().filter_map(number).map(|number| number as u32).collect();
        found.sort_unstable();
        Ok(found)
    }

    fn query(&self, leaf: &Query) -> Option<Box<dyn TantivyQuery>> {
        let term = |word: &str| Term::from_field_text(self.text, word);
        Some(match leaf {
            Query::Word(word) => Box::new(TermQuery::new(term(word), IndexRecordOption::Basic)),
            Query::Phrase(words) => {
                Box::new(PhraseQuery::new(words.iter().map(|word| term(word)).collect()))
            }
            // A prefix of distance nought has no limit on its expansions.
            Query::Prefix(word) => Box::new(FuzzyTermQuery::new_prefix(term(word), 0, true)),
            Query::Fuzzy(word) => Box::new(FuzzyTermQuery::new(term(word), 1, true)),
            _ => return None,
        })
    }
}
