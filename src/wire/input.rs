//! The shape that `annotate` and JSON Lines files are read in.

use serde_json::{Map, Value};

/// One article as it comes in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InputArticle {
    /// Given id.
    pub id: Option<String>,
    /// The text, taken as it is.
    pub text: String,
    /// Publication date as written.
    pub published: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Outlet.
    pub outlet: Option<String>,
    /// Author.
    pub author: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Language.
    pub lang: Option<String>,
}

/// A line that holds no article.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InputError {
    /// Not JSON at all.
    #[error("not JSON: {0}")]
    Json(String),
    /// JSON, but no object.
    #[error("not a JSON object")]
    NotAnObject,
    /// No text in any known field.
    #[error("no text: expected a string in \"text\", \"maintext\", \"body\" or \"content\"")]
    NoText,
    /// No id where one is needed.
    #[error("no id: expected a string in \"id\"")]
    NoId,
}

const TEXT: &[&str] = &["text", "maintext", "body", "content", "article", "fulltext"];
const TITLE: &[&str] = &["title", "headline"];
const DATE: &[&str] = &[
    "published",
    "date_publish",
    "date_published",
    "published_at",
    "publishedAt",
    "pub_date",
    "pubDate",
    "publication_date",
    "datetime",
    "date",
];
const OUTLET: &[&str] = &["outlet", "source_domain", "publisher", "source", "site_name", "domain"];
const AUTHOR: &[&str] = &["author", "authors", "byline"];
const URL: &[&str] = &["url", "link", "canonical_url"];
const LANG: &[&str] = &["lang", "language"];

impl InputArticle {
    /// Read one line.
    ///
    /// # Errors
    /// [`InputError`] where the line is no object with a text.
    pub fn parse(line: &str) -> Result<Self, InputError> {
        let value: Value =
            serde_json::from_str(line).map_err(|error| InputError::Json(error.to_string()))?;
        let Value::Object(fields) = value else { return Err(InputError::NotAnObject) };
        Self::from_fields(&fields)
    }

    fn from_fields(fields: &Map<String, Value>) -> Result<Self, InputError> {
        let text = first(fields, TEXT).ok_or(InputError::NoText)?;
        Ok(Self {
            id: first(fields, &["id", "uid", "guid"]),
            text,
            published: first(fields, DATE),
            title: first(fields, TITLE),
            outlet: first(fields, OUTLET),
            author: first(fields, AUTHOR),
            url: first(fields, URL),
            lang: first(fields, LANG),
        })
    }

    /// The id that can be read from a line that is otherwise of no use.
    pub fn id_of(line: &str) -> Option<String> {
        let value: Value = serde_json::from_str(line).ok()?;
        first(value.as_object()?, &["id", "uid", "guid"])
    }
}

/// The first of the fields that holds something readable.
fn first(fields: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| fields.get(*name).and_then(plain))
}

/// A string, a number, a list of strings, or an object's `name`, as a string.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => {
            let parts: Vec<String> = items.iter().filter_map(plain).collect();
            (!parts.is_empty()).then(|| parts.join(", "))
        }
        Value::Object(fields) => fields.get("name").or_else(|| fields.get("title")).and_then(plain),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_news_fields_are_mapped() {
        let line = r#"{"maintext": "Body.", "date_publish": "2025-01-02 03:04:05",
            "source_domain": "example.org", "authors": ["A. One", "B. Two"], "id": 7}"#;
        let article = InputArticle::parse(line).unwrap();
        assert_eq!(article.text, "Body.");
        assert_eq!(article.id.as_deref(), Some("7"));
        assert_eq!(article.author.as_deref(), Some("A. One, B. Two"));
        assert_eq!(article.outlet.as_deref(), Some("example.org"));
    }

    #[test]
    fn what_cannot_be_used_says_why() {
        assert!(matches!(InputArticle::parse("{"), Err(InputError::Json(_))));
        assert_eq!(InputArticle::parse("[1]"), Err(InputError::NotAnObject));
        assert_eq!(InputArticle::parse(r#"{"text": null}"#), Err(InputError::NoText));
        assert_eq!(InputArticle::id_of(r#"{"id": "x"}"#).as_deref(), Some("x"));
    }
}
