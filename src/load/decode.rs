//! Any encoding to UTF-8.

use chardetng::EncodingDetector;
use encoding_rs::Encoding;

/// How many bytes are looked at to tell binary files.
const SNIFFED: usize = 8192;

/// Bytes that are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a text file (binary data): convert it to text, HTML or JSON Lines first")]
pub struct Binary;

/// Decode a file: by byte order mark, as UTF-8, by its declared or its likely encoding.
///
/// # Errors
/// `Binary` where the bytes are no text.
pub fn decode(bytes: &[u8]) -> Result<String, Binary> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Ok(encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned());
    }
    if let Some(encoding) = bare_utf16(bytes) {
        return Ok(encoding.decode_without_bom_handling(bytes).0.into_owned());
    }
    let head = &bytes[..bytes.len().min(SNIFFED)];
    let odd = head.iter().filter(|byte| matches!(byte, 0 | 1..=8 | 14..=26 | 28..=31)).count();
    if head.contains(&0) || odd * 20 > head.len() {
        return Err(Binary);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_string());
    }
    // A few broken bytes in a UTF-8 file: repair them rather than guess another encoding.
    let lossy = String::from_utf8_lossy(bytes);
    let broken = lossy.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    let foreign = lossy.chars().filter(|c| !c.is_ascii()).count() - broken;
    if declared(head).is_none() && foreign > 0 && broken * 10 <= foreign {
        return Ok(lossy.into_owned());
    }
    let encoding = declared(head).unwrap_or_else(|| likely(bytes));
    Ok(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

/// UTF-16 without a mark: every second byte of Latin text is zero.
fn bare_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(SNIFFED)];
    let zeros =
        |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let half = head.len() / 2;
    if half < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    match (zeros(0), zeros(1)) {
        (0, odd) if odd * 10 > half * 7 => Some(encoding_rs::UTF_16LE),
        (even, 0) if even * 10 > half * 7 => Some(encoding_rs::UTF_16BE),
        _ => None,
    }
}

/// The encoding that an HTML page or XML file names in its head.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let (_, rest) = head.split_once("charset=").or_else(|| head.split_once("encoding="))?;
    let label = rest.trim_start_matches(['"', '\'']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c)));
    Encoding::for_label(label.get(..end.unwrap_or(label.len()))?.as_bytes())
}

fn likely(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new();
    detector.feed(bytes, true);
    detector.guess(None, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart() {
        let utf16: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain("Zürich".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(decode(&utf16).unwrap(), "Zürich");
        assert_eq!(decode("\u{feff}Türkiye".as_bytes()).unwrap(), "Türkiye");
        let (latin, _, _) =
            encoding_rs::WINDOWS_1252.encode("Die Gespräche in Zürich, für später.");
        assert_eq!(decode(&latin).unwrap(), "Die Gespräche in Zürich, für später.");
        let bare: Vec<u8> = "plain words".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&bare).unwrap(), "plain words");
    }

    #[test]
    fn binary_data_is_refused() {
        assert_eq!(decode(&[0x89, b'P', b'N', b'G', 0, 0, 1, 2, 3, 0, 9]), Err(Binary));
    }
}
