//! How wide a text is, about: a picture is made where no font is, and each reader's system has its own.
//!
//! The widths are those of `DejaVu Sans` (<https://dejavu-fonts.github.io>), rounded up by classes of letters. Of the
//! system fonts in use it is among the widest, so that what fits here fits in Segoe, Roboto, Helvetica and San
//! Francisco too, with room to spare.

/// A size and face of letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Font {
    /// The class in the style sheet, which says the same size.
    pub(super) class: &'static str,
    size: u64,
    /// From line to line, in px.
    pub(super) line: u64,
    /// How wide it runs, in percents of plain sans.
    run: u64,
}

pub(super) const TITLE: Font = Font { class: "title", size: 21, line: 27, run: 114 };
pub(super) const QUESTION: Font = Font { class: "question", size: 15, line: 20, run: 104 };
pub(super) const LABEL: Font = Font { class: "label", size: 13, line: 17, run: 100 };
pub(super) const NOTE: Font = Font { class: "note", size: 12, line: 16, run: 100 };

impl Font {
    /// How wide a text is, in px, rounded up.
    pub(super) fn width(self, text: &str) -> u64 {
        let hundredths: u64 = text.chars().map(width).sum();
        (hundredths * self.size * self.run).div_ceil(10_000)
    }

    /// Where the letters stand, in px below the top of their line.
    pub(super) fn baseline(self) -> u64 {
        (self.line * 10 + self.size * 7) / 20
    }

    /// The text in lines of at most `room` px, at most `most` of them; what is left over is cut, and “…” says so.
    pub(super) fn lines(self, text: &str, room: u64, most: usize) -> Vec<String> {
        let text = clean(text);
        let mut rest = text.as_str();
        let mut lines = Vec::new();
        while self.width(rest) > room && lines.len() + 1 < most {
            let (line, after) = rest.split_at(self.break_at(rest, room));
            lines.push(line.trim_end().to_owned());
            rest = after.trim_start();
        }
        if !rest.is_empty() {
            lines.push(self.cut(rest, room));
        }
        lines
    }

    /// The text in one line of at most `room` px.
    pub(super) fn one_line(self, text: &str, room: u64) -> String {
        self.cut(&clean(text), room)
    }

    fn cut(self, text: &str, room: u64) -> String {
        if self.width(text) <= room {
            return text.to_owned();
        }
        let (kept, _) = text.split_at(self.fitting(text, room.saturating_sub(self.width("…"))));
        [kept.trim_end(), "…"].concat()
    }

    /// The bytes before which a line that is too long ends: after a word, else, in a word longer than a line or in a
    /// script without spaces, anywhere.
    fn break_at(self, text: &str, room: u64) -> usize {
        let fitting = self.fitting(text, room);
        if text[fitting..].starts_with(' ') {
            return fitting;
        }
        text[..fitting].rfind(' ').filter(|space| *space > 0).unwrap_or(fitting)
    }

    /// How many bytes fit into `room`; at least one letter, with the marks on it.
    fn fitting(self, text: &str, room: u64) -> usize {
        let ends = text.char_indices().map(|(start, letter)| (start + letter.len_utf8(), width(letter)));
        let mut sum = 0;
        let mut fitting = 0;
        for (end, width) in ends {
            sum += width;
            if fitting > 0 && (sum * self.size * self.run).div_ceil(10_000) > room {
                break;
            }
            fitting = end;
        }
        fitting
    }
}

/// A letter's width in hundredths of its size.
fn width(letter: char) -> u64 {
    match letter {
        // Marks on the letter before.
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{fe00}'..='\u{fe0f}' => 0,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' | '\u{a0}' | '’' => 34,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' | '·' => 43,
        's' | 'c' | 'z' | 'x' | 'v' | 'y' | 'k' | '“' | '”' | '„' | '"' => 60,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '…' | '—' => 100,
        letter if is_square(letter) => 100,
        'A'..='Z' => 79,
        // Pictures, and scripts that few systems have.
        '\u{10000}'.. => 137,
        _ => 65,
    }
}

/// Whether it is an ideograph, a syllable or another letter that fills a square (Unicode Standard Annex 11, roughly).
fn is_square(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}')
}

/// Whether a picture may hold it. It may not hold control characters, most of which XML may not either (XML 1.0,
/// section 2.2), nor marks that turn the direction of whatever follows and could make “5 of 10” read “10 of 5”.
pub(super) fn is_safe(letter: char) -> bool {
    let turns = matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !(turns || letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}'))
}

/// The text as one line of safe letters.
pub fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter == ' ' || letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}') {
            if !cleaned.is_empty() && !cleaned.ends_with(' ') {
                cleaned.push(' ');
            }
        } else if is_safe(letter) {
            cleaned.push(letter);
        }
    }
    cleaned.truncate(cleaned.trim_end_matches(' ').len());
    cleaned
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_end_after_words() {
        let text = "I go on and record the hours anyway";
        assert_eq!(LABEL.lines(text, 150, 3), ["I go on and record", "the hours anyway"]);
        assert_eq!(LABEL.lines(text, 150, 1), ["I go on and record t…"]);
        assert_eq!(LABEL.lines("short", 150, 2), ["short"]);
        assert!(LABEL.lines(" \n ", 150, 2).is_empty());
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken() {
        assert_eq!(LABEL.lines(&"a".repeat(40), 170, 9), ["a".repeat(20), "a".repeat(20)]);
        assert_eq!(LABEL.lines("仕事はどうですか", 52, 2), ["仕事はど", "うですか"]);
    }

    #[test]
    fn what_is_no_letter_goes() {
        assert_eq!(clean(" a\0\u{1b}[31m\tb\r\n\u{202e}c\u{2066}\u{ffff} "), "a [31m b c");
        assert_eq!(clean("déjà\u{a0}: 5\u{202f}%"), "déjà\u{a0}: 5\u{202f}%", "French spaces stay");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_room_and_no_letter_is_lost(text in ".{0,200}", room in 40_u64..500) {
            let lines = QUESTION.lines(&text, room, usize::MAX);
            prop_assert!(lines.iter().all(|line| QUESTION.width(line) <= room || line.chars().count() == 1));
            let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&clean(&text)));
            prop_assert!(QUESTION.lines(&text, room, 2).len() <= 2);
        }
    }
}
