//! A theme as overrides of the custom properties in static/styles/tokens.css.

use super::accent::{DARK, LIGHT, Palette};
use super::{Accent, Density, Font, Radius, Scheme, Theme};
use crate::colour::Colour;
use std::fmt::Write;

/// How much of the accent is in the ground of a marked row, percent.
const SOFT: u8 = 12;
/// How much of the words' opposite is in a button that is pointed at, percent: contrast grows.
const STRONG: u8 = 15;

impl Theme {
    /// The style sheet that makes this theme of the default one, to stand in a `<style>` of its own; empty for the
    /// default. It has only words of this file, numbers and colours in hexadecimal: never a text that somebody sent.
    ///
    /// A scheme other than the reader's needs the attribute of [`Scheme::attribute`] too.
    pub fn style(&self) -> String {
        let mut root = String::new();
        if self.radius != Radius::default() {
            put(&mut root, "radius", format_args!("{}px", self.radius.pixels()));
        }
        let fonts = match self.font {
            Font::Serif => None,
            Font::Sans => Some("sans"),
            Font::System => Some("system"),
        };
        if let Some(fonts) = fonts {
            put(&mut root, "font-heading", format_args!("var(--{fonts})"));
            put(&mut root, "font-text", format_args!("var(--{fonts})"));
        }
        if self.density == Density::Compact {
            put(&mut root, "unit", format_args!("0.375rem"));
        }
        let mut dark = String::new();
        if self.accent != Accent::default() {
            match self.scheme {
                Scheme::Auto => {
                    accent(&mut root, &LIGHT, self.accent.light());
                    accent(&mut dark, &DARK, self.accent.dark());
                }
                Scheme::Light => accent(&mut root, &LIGHT, self.accent.light()),
                Scheme::Dark => accent(&mut root, &DARK, self.accent.dark()),
            }
        }
        // Twice the root, so that it counts more than the defaults wherever it stands.
        let mut style = String::new();
        if !root.is_empty() {
            style = format!(":root:root{{{root}}}");
        }
        if !dark.is_empty() {
            let _ = write!(style, "@media (prefers-color-scheme:dark){{:root:root{{{dark}}}}}");
        }
        style
    }
}

fn accent(rules: &mut String, palette: &Palette, colour: Colour) {
    let (soft, strong) = tints(palette, colour);
    put(rules, "accent", format_args!("{colour}"));
    put(rules, "accent-soft", format_args!("{soft}"));
    put(rules, "accent-strong", format_args!("{strong}"));
    put(rules, "on-accent", format_args!("{}", palette.on_accent));
}

/// The ground of a marked row, and the button that is pointed at.
pub(super) fn tints(palette: &Palette, accent: Colour) -> (Colour, Colour) {
    let end = match palette.away {
        crate::colour::Towards::Black => Colour::BLACK,
        crate::colour::Towards::White => Colour::WHITE,
    };
    (palette.paper.mixed(accent, SOFT), accent.mixed(end, STRONG))
}

fn put(rules: &mut String, name: &str, value: std::fmt::Arguments) {
    let separator = if rules.is_empty() { "" } else { ";" };
    // Writing to a text cannot fail, here and above.
    let _ = write!(rules, "{separator}--{name}:{value}");
}
