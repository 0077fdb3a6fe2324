//! The accent, and whether it can be read on each paper.

use crate::colour::{Colour, MIN_CONTRAST, Towards};
use serde::{Serialize, Serializer};
use std::fmt;

/// What an accent stands on and is stood on by in one scheme. The values are those of static/styles/tokens.css.
#[derive(Debug)]
pub(super) struct Palette {
    /// The page, `--paper`.
    pub(super) paper: Colour,
    /// Boxes with links in them, `--paper-raised`.
    pub(super) raised: Colour,
    /// The words on the primary button, `--on-accent`.
    pub(super) on_accent: Colour,
    /// The way to more contrast with the paper.
    pub(super) away: Towards,
}

/// Dark on light.
pub(super) const LIGHT: Palette = Palette {
    paper: Colour::new(0xfb, 0xfa, 0xf7),
    raised: Colour::new(0xf4, 0xf1, 0xea),
    on_accent: Colour::WHITE,
    away: Towards::Black,
};

/// Light on dark.
pub(super) const DARK: Palette = Palette {
    paper: Colour::new(0x16, 0x15, 0x0f),
    raised: Colour::new(0x20, 0x1f, 0x18),
    on_accent: Colour::new(0x0c, 0x15, 0x14),
    away: Towards::White,
};

impl Palette {
    /// The least contrast that an accent has here: links on the page, links in boxes, words on the button.
    pub(super) fn contrast(&self, accent: Colour) -> f64 {
        [self.paper, self.raised, self.on_accent]
            .map(|other| accent.contrast(other))
            .into_iter()
            .fold(21.0, f64::min)
    }

    fn passes(&self, accent: Colour) -> bool {
        self.contrast(accent) >= MIN_CONTRAST
    }

    fn nearest(&self, accent: Colour) -> Colour {
        accent.nearest(self.away, |colour| self.passes(colour))
    }
}

/// An accent that can be read in both schemes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent {
    light: Colour,
    dark: Colour,
}

impl Default for Accent {
    /// The deep teal, with a twin that was chosen by eye.
    fn default() -> Self {
        Self { light: Colour::new(0x0b, 0x6b, 0x6b), dark: Colour::new(0x5c, 0xc4, 0xbf) }
    }
}

impl Accent {
    /// An accent of that colour on the light paper, and of the nearest that passes on the dark.
    ///
    /// # Errors
    /// [`FailingAccent`] when it has less than 4.5:1 on the light paper.
    pub fn new(colour: Colour) -> Result<Self, FailingAccent> {
        match Self::near(colour) {
            (accent, None) => Ok(accent),
            (_, Some(failing)) => Err(failing),
        }
    }

    /// In each scheme the nearest to a colour that passes there; and what failed, where the light one is not the colour
    /// itself.
    pub fn near(colour: Colour) -> (Self, Option<FailingAccent>) {
        if colour == Self::default().light {
            return (Self::default(), None);
        }
        let accent = Self { light: LIGHT.nearest(colour), dark: DARK.nearest(colour) };
        let failing = FailingAccent { given: colour, nearest: accent.light };
        (accent, (accent.light != colour).then_some(failing))
    }

    /// The colour on the light paper.
    pub fn light(self) -> Colour {
        self.light
    }

    /// The colour on the dark paper.
    pub fn dark(self) -> Colour {
        self.dark
    }
}

impl Serialize for Accent {
    /// The light colour, of which the accent is made again.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.light.serialize(serializer)
    }
}

/// A colour that cannot be read as the accent of a light page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FailingAccent {
    /// What was asked for.
    pub given: Colour,
    /// The nearest that passes: [`Colour::nearest`] towards black.
    pub nearest: Colour,
}

impl std::error::Error for FailingAccent {}

impl fmt::Display for FailingAccent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Rounded down, so that what fails by a hair is not called 4.50.
        let ratio = (LIGHT.contrast(self.given) * 100.0).floor() / 100.0;
        write!(
            f,
            "{} has a contrast of {ratio:.2} on the light paper and needs {MIN_CONTRAST}; the nearest that passes is {}",
            self.given, self.nearest
        )
    }
}
