//! Colours as screens show them: how well one is read on another, and the nearest of the same hue that is read well
//! enough.
//!
//! Contrast is that of WCAG 2.2. Hue and lightness are those of OKLab (Björn Ottosson, 2020), which CSS Color 4 took
//! over. Only operations whose results IEEE 754 prescribes are used, so every machine finds the same colour.

mod oklab;

use oklab::Oklab;
use serde::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// The least contrast of a text with what it stands on: WCAG 2.2, success criterion 1.4.3, level AA.
pub const MIN_CONTRAST: f64 = 4.5;

/// A text that is not a colour.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a colour is written as “#rgb” or “#rrggbb”, in hexadecimal digits")]
pub struct BadColour;

/// An opaque sRGB colour of eight bits a channel. Written as `#rrggbb` in lower case; read with or without `#`, in
/// either case, in three digits or six.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// Black.
    pub const BLACK: Self = Self::new(0, 0, 0);
    /// White.
    pub const WHITE: Self = Self::new(0xff, 0xff, 0xff);

    /// A colour of red, green and blue.
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self([red, green, blue])
    }

    /// Red, green and blue.
    pub const fn channels(self) -> [u8; 3] {
        self.0
    }

    /// The relative luminance, from 0 (black) to 1 (white), as WCAG 2.2 defines it.
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(oklab::linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast ratio with another colour, from 1 to 21, as WCAG 2.2 defines it.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// This colour with `percent` of another in it, channel by channel, as CSS mixes in sRGB; 100 and more is the
    /// other alone.
    #[must_use]
    pub fn mixed(self, other: Self, percent: u8) -> Self {
        let part = u16::from(percent.min(100));
        let mix = |one: u8, two: u8| {
            let mixed = (u16::from(one) * (100 - part) + u16::from(two) * part + 50) / 100;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        let ([r, g, b], [red, green, blue]) = (self.0, other.0);
        Self([mix(r, red), mix(g, green), mix(b, blue)])
    }

    /// The nearest colour for which `passes` holds: this one, or else the first met when the OKLab lightness goes
    /// towards black or white in steps of a thousandth, the hue staying and the chroma being this colour's, or as much
    /// of it as sRGB has at that lightness. Black or white itself where nothing before it passes.
    #[must_use]
    pub fn nearest(self, towards: Towards, passes: impl Fn(Self) -> bool) -> Self {
        if passes(self) {
            return self;
        }
        let lab = Oklab::of(self);
        let (sign, end) = match towards {
            Towards::Black => (-1.0, Self::BLACK),
            Towards::White => (1.0, Self::WHITE),
        };
        let steps = (1..1_000).map(|step| lab.lightness + sign * f64::from(step) / 1_000.0);
        let within = steps.take_while(|lightness| (0.0..=1.0).contains(lightness));
        within.map(|lightness| lab.at(lightness)).find(|colour| passes(*colour)).unwrap_or(end)
    }
}

/// Which way lightness is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Towards {
    /// Darker.
    Black,
    /// Lighter.
    White,
}

impl FromStr for Colour {
    type Err = BadColour;

    fn from_str(text: &str) -> Result<Self, BadColour> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        let nibbles: Option<Vec<u8>> = digits
            .chars()
            .map(|digit| digit.to_digit(16).and_then(|value| u8::try_from(value).ok()))
            .collect();
        match nibbles.as_deref() {
            Some(&[r, g, b]) => Ok(Self([r * 17, g * 17, b * 17])),
            Some(&[r, red, g, green, b, blue]) => Ok(Self([r * 16 + red, g * 16 + green, b * 16 + blue])),
            _ => Err(BadColour),
        }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests;
