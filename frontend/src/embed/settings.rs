//! What is shown in a wiki, and how it looks there.

/// The corners that are offered, in CSS pixels.
pub const RADII: [&str; 4] = ["0", "6", "12", "20"];
/// The fonts that are offered: each is the end of its message's key.
pub const FONTS: [(&str, &str); 3] =
    [("serif", "embed.font.serif"), ("sans", "embed.font.sans"), ("mono", "embed.font.mono")];
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
    /// The name and value of each attribute that is set. An accent that is no colour is not.
    pub fn attributes(&self) -> Vec<(&'static str, &str)> {
        let accent = if is_colour(&self.accent) { self.accent.as_str() } else { "" };
        let all = [
            ("lang", self.language.as_str()),
            ("accent", accent),
            ("radius", &self.radius),
            ("font", &self.font),
            ("density", &self.density),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// Whether the accent is neither empty nor a colour.
    pub fn has_wrong_accent(&self) -> bool {
        !self.accent.is_empty() && !is_colour(&self.accent)
    }
}

fn is_colour(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
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
            assert!(settings.has_wrong_accent());
        }
        settings.accent.clear();
        assert!(!settings.has_wrong_accent());
    }
}
