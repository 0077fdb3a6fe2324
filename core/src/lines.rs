//! Texts as lines, one a field: what a page carries and a device keeps, where JSON would cost the widget kilobytes of
//! reader.

use std::str::Split;

/// Lines being written.
#[derive(Clone, Debug, Default)]
pub struct Writer(String);

impl Writer {
    /// Adds a line; what would end it is written as `\n`, and what a page cannot carry likewise.
    pub fn put(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\\' => self.0.push_str("\\\\"),
                '\n' => self.0.push_str("\\n"),
                '\r' => self.0.push_str("\\r"),
                '\0' => self.0.push_str("\\0"),
                c => self.0.push(c),
            }
        }
        self.0.push('\n');
    }

    /// Adds a line for each text.
    pub fn put_all(&mut self, texts: &[&str]) {
        for text in texts {
            self.put(text);
        }
    }

    /// Adds a line with a number.
    pub fn number(&mut self, number: u64) {
        self.put(&number.to_string());
    }

    /// All of them.
    pub fn finish(self) -> String {
        self.0
    }
}

/// Lines being read.
#[derive(Clone, Debug)]
pub struct Reader<'a>(Split<'a, char>);

impl<'a> Reader<'a> {
    /// Reads what [`Writer::finish`] gave.
    pub fn new(lines: &'a str) -> Self {
        Self(lines.split('\n'))
    }

    /// The next line as it stands; none after the last.
    pub fn take(&mut self) -> Option<&'a str> {
        self.0.next()
    }

    /// The next line as it was put.
    pub fn text(&mut self) -> Option<String> {
        let line = self.take()?;
        let mut text = String::with_capacity(line.len());
        let mut chars = line.chars();
        while let Some(c) = chars.next() {
            text.push(match c {
                '\\' => match chars.next()? {
                    'n' => '\n',
                    'r' => '\r',
                    '0' => '\0',
                    c => c,
                },
                c => c,
            });
        }
        Some(text)
    }

    /// The next line, if it is a number.
    pub fn number(&mut self) -> Option<u64> {
        self.take()?.parse().ok()
    }

    /// Whether nothing follows.
    pub fn is_at_end(&mut self) -> bool {
        self.take() == Some("") && self.take().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lines_read_back_as_they_were_put(texts in prop::collection::vec("[\\PC\n\r\0\\\\]{0,20}", 0..5)) {
            let mut lines = Writer::default();
            for text in &texts {
                lines.put(text);
            }
            let lines = lines.finish();
            let mut reader = Reader::new(&lines);
            for text in texts {
                prop_assert_eq!(reader.text(), Some(text));
            }
            prop_assert!(reader.is_at_end());
        }
    }
}
