//! What is shown in a wiki, and how it looks there.

use candor::theme::Accent;

/// The corners that are offered, in CSS pixels.
pub const RADII: [&str; 4] = ["0", "6", "12", "20"];
/// The fonts that are offered: each is the end of its message's key.
pub const FONTS: [(&str, &str); 3] =
    [("serif", "embed.font.serif"), ("sans", "embed.font.sans"), ("system", "embed.font.system")];
/// The densities that are offered, with their messages.
pub const DENSITIES: [(&str, &str); 2] =
    [("comfortable", "embed.density.comfortable"), ("compact", "embed.density.compact")];

/// What of a poll is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shows {
    /// The page that people answer on.
    #[default]
    Poll,
    /// The page of the latest release.
    Results,
}

/// The attributes of `<candor-poll>` and `<candor-results>`; an empty one is left out, and the page then decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// What is shown.
    pub shows: Shows,
    /// A language tag.
    pub language: String,
    /// A colour as six hexadecimal digits after a number sign.
    pub accent: String,
    /// The radius of corners, in CSS pixels.
    pub radius: String,
    /// One of [`FONTS`].
    pub font: String,
    /// One of [`DENSITIES`].
    pub density: String,
}

impl Settings {
    /// The name and value of each attribute that is set. An accent that cannot be used is not.
    pub fn attributes(&self) -> Vec<(&'static str, &str)> {
        let accent = if self.accent_fault().is_none() { self.accent.as_str() } else { "" };
        let all = [
            ("lang", self.language.as_str()),
            ("accent", accent),
            ("radius", &self.radius),
            ("font", &self.font),
            ("density", &self.density),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// Why the accent cannot be used, if it is set.
    pub fn accent_fault(&self) -> Option<AccentFault> {
        if self.accent.is_empty() {
            return None;
        }
        // Six digits after a number sign, as the page around reads them; a page's address takes fewer signs too.
        let is_written = self.accent.starts_with('#') && self.accent.len() == 7;
        let Some(colour) = is_written.then(|| self.accent.parse().ok()).flatten() else {
            return Some(AccentFault::NoColour);
        };
        Accent::new(colour).err().map(|failing| AccentFault::TooPale { nearest: failing.nearest.to_string() })
    }
}

/// Why an accent cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccentFault {
    /// It is no colour.
    NoColour,
    /// Words in it could not be read.
    TooPale {
        /// The colour nearest to it that can.
        nearest: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_set_is_left_out_and_so_is_an_accent_that_is_no_colour() {
        let mut settings =
            Settings { language: "de".into(), accent: "#0b6b6b".into(), ..Settings::default() };
        assert_eq!(settings.attributes(), [("lang", "de"), ("accent", "#0b6b6b")]);
        for wrong in ["teal", "#0b6b6", "0b6b6b", "#0b6b6g", "#\"><b>"] {
            settings.accent = wrong.into();
            assert_eq!(settings.attributes(), [("lang", "de")], "{wrong}");
            assert_eq!(settings.accent_fault(), Some(AccentFault::NoColour));
        }
        settings.accent.clear();
        assert_eq!(settings.accent_fault(), None);
    }

    #[test]
    fn an_accent_that_is_too_pale_is_left_out_and_the_nearest_is_named() {
        let mut settings = Settings { accent: "#ffcc00".into(), ..Settings::default() };
        let Some(AccentFault::TooPale { nearest }) = settings.accent_fault() else { panic!("not too pale") };
        assert_eq!(settings.attributes(), []);
        settings.accent = nearest;
        assert_eq!(settings.accent_fault(), None);
    }
}
