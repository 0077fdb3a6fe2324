//! Invitations: single-use codes that entitle their holder to one ballot in one leaf group.
//!
//! A code is 128 random bits, 12 bits that name its poll, and a check of 10 bits, as 30 digits of Crockford's base 32
//! in groups of five: it can be read aloud, a slip of the finger is told from a code that nobody made, and a code
//! of another poll from both. It says nothing of the leaf.

use crate::{PollId, crockford};
use sha2::{Digest, Sha512_256};
use std::fmt;

/// Digits that carry the code.
const DIGITS: usize = 28;
/// The largest prime under 2^10: with it the check finds every single wrong digit and every two neighbours swapped,
/// because no difference of either is a multiple of it.
const PRIME: u16 = 1_021;
/// Bits that name the poll.
const MARK_BITS: usize = 12;

/// A code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code {
    secret: u128,
    mark: u16,
}

/// A text that is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadCode {
    /// A character that codes do not have.
    #[error(
        "“{0}” is not in any invitation code; they have digits and the letters A to Z without I, L, O and U"
    )]
    Character(char),
    /// Not 30 digits.
    #[error("an invitation code has 30 letters and digits; this one has {0}")]
    Length(usize),
    /// The check does not fit: mistyped.
    #[error("this invitation code is mistyped: compare it with the invitation, letter by letter")]
    Check,
}

impl Code {
    /// The code of a poll that 16 random bytes make.
    pub fn new(poll: &PollId, secret: [u8; 16]) -> Self {
        Self { secret: u128::from_be_bytes(secret), mark: mark(poll) }
    }

    /// Reads a code, in either case, with or without hyphens and spaces.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, BadCode> {
        let digits = text.chars().filter(|c| !matches!(c, '-' | ' '));
        let values = digits.map(|digit| crockford::value(digit).ok_or(BadCode::Character(digit)));
        let values = values.collect::<Result<Vec<u8>, _>>()?;
        let (Some(digits), Some(check)) = (values.first_chunk::<DIGITS>(), values.get(DIGITS..)) else {
            return Err(BadCode::Length(values.len()));
        };
        match check {
            [high, low] if u16::from(*high) << 5 | u16::from(*low) == remainder(digits) => {}
            [_, _] => return Err(BadCode::Check),
            _ => return Err(BadCode::Length(values.len())),
        }
        // 140 bits: 125 and the next three make the secret, the last twelve are the mark.
        let (most, rest) = digits.split_at(25);
        let most = most.iter().fold(0, |all, value| all << 5 | u128::from(*value));
        let rest = rest.iter().fold(0, |all, value| all << 5 | u16::from(*value));
        Ok(Self { secret: most << 3 | u128::from(rest >> MARK_BITS), mark: rest & ((1 << MARK_BITS) - 1) })
    }

    /// Whether it was made for this poll. One in 4,096 codes of another poll seems to be; nobody has made those.
    pub fn is_of(&self, poll: &PollId) -> bool {
        self.mark == mark(poll)
    }

    /// The 16 random bytes, by which it is looked up.
    pub fn secret(&self) -> [u8; 16] {
        self.secret.to_be_bytes()
    }

    /// A name for the code on the device that holds it: eight digits of its digest, from which it cannot be found again.
    pub fn label(&self) -> String {
        let digest = Sha512_256::digest([&b"candor/1 label"[..], &self.secret()].concat());
        crockford::text(digest.into_iter().take(8), 8)
    }

    /// The digits before the check.
    fn digits(&self) -> [u8; DIGITS] {
        let rest = (self.secret & 0b111) << MARK_BITS | u128::from(self.mark);
        let most = self.secret >> 3;
        std::array::from_fn(|place| {
            let (bits, shift) = if place < 25 { (most, 120 - 5 * place) } else { (rest, 135 - 5 * place) };
            u8::try_from(bits >> shift & 31).unwrap_or_default()
        })
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.digits();
        let check = remainder(&digits);
        let check = [5, 0].map(|shift| u8::try_from(check >> shift & 31).unwrap_or_default());
        f.write_str(&crockford::text(digits.into_iter().chain(check), 5))
    }
}

/// Never the code itself: it would end up in a log.
impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code")
    }
}

/// The digits as one number, modulo [`PRIME`].
fn remainder(digits: &[u8; DIGITS]) -> u16 {
    digits.iter().fold(0, |all, digit| (all * 32 + u16::from(*digit)) % PRIME)
}

/// Twelve bits of the digest of the poll's id.
fn mark(poll: &PollId) -> u16 {
    let digest = Sha512_256::digest(poll.as_str());
    u16::from_be_bytes([digest[0], digest[1]]) >> (16 - MARK_BITS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn poll(id: &str) -> PollId {
        PollId::new(id).expect("id")
    }

    proptest! {
        #[test]
        fn a_code_reads_back_however_it_is_typed(secret: [u8; 16]) {
            let code = Code::new(&poll("p"), secret);
            let text = code.to_string();
            prop_assert_eq!(text.len(), 35);
            let careless = text.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            for typed in [text.clone(), text.replace('-', ""), careless] {
                prop_assert!(Code::parse(&typed) == Ok(code));
            }
            prop_assert_eq!(code.secret(), secret);
            prop_assert!(code.is_of(&poll("p")));
        }

        #[test]
        fn every_wrong_digit_and_every_swap_is_noticed(secret: [u8; 16], place in 0_usize..30, other in 0_u8..32) {
            let text = Code::new(&poll("p"), secret).to_string().replace('-', "");
            let mut digits: Vec<char> = text.chars().collect();
            let typed = crockford::text([other], 5).chars().next().expect("a digit");
            if digits[place] != typed {
                digits[place] = typed;
                prop_assert!(Code::parse(&digits.iter().collect::<String>()) == Err(BadCode::Check));
            }
            let mut digits: Vec<char> = text.chars().collect();
            let next = (place + 1) % 28;
            if next > 0 && digits[next] != digits[next - 1] {
                digits.swap(next - 1, next);
                prop_assert!(Code::parse(&digits.iter().collect::<String>()) == Err(BadCode::Check));
            }
        }

        #[test]
        fn no_text_makes_reading_fail_in_any_other_way(text: String) {
            let _ = Code::parse(&text);
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert!(Code::parse("U") == Err(BadCode::Character('U')));
        assert!(Code::parse("") == Err(BadCode::Length(0)));
        assert!(Code::parse(&"0".repeat(31)) == Err(BadCode::Length(31)));
        assert!(!Code::new(&poll("p"), [7; 16]).is_of(&poll("q")));
    }

    #[test]
    fn of_two_polls_with_the_same_mark_each_takes_codes_of_the_other_for_its_own() {
        let twin = (0..100_000)
            .map(|number| poll(&format!("p{number}")))
            .find(|other| mark(other) == mark(&poll("p")));
        let twin = twin.expect("one poll in 4,096");
        assert!(Code::new(&twin, [7; 16]).is_of(&poll("p")), "it looks like one that nobody made");
    }
}
