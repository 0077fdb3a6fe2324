//! Which language to speak, and which way it is written.

/// The language that is spoken where no other is known to be wanted, and that all others are held against.
pub const BUILT_IN: &str = "en";
/// Every language there is, with its own name.
pub const LANGUAGES: [(&str, &str); 4] =
    [("en", "English"), ("de", "Deutsch"), ("fr", "Français"), ("es", "Español")];
/// English in disguise, for those who test pages: see `pseudo`. It is spoken to whoever asks for it by name alone.
pub(super) const PSEUDO: [&str; 2] = ["en-XA", "ar-XB"];

/// The language to speak: the one asked for, else the first of the reader's that there is.
pub fn choose<'a>(asked: Option<&str>, preferred: impl IntoIterator<Item = &'a str>) -> &'static str {
    let pseudo = |asked: &str| PSEUDO.into_iter().find(|language| language.eq_ignore_ascii_case(asked));
    let asked = asked.and_then(|asked| pseudo(asked).or_else(|| known(asked)));
    asked.or_else(|| preferred.into_iter().find_map(known)).unwrap_or(BUILT_IN)
}

/// The language there is for a tag: matched by its first part alone (RFC 4647 section 3.4), as there are no regions here.
fn known(tag: &str) -> Option<&'static str> {
    let languages = LANGUAGES.into_iter().map(|(language, _)| language);
    languages.into_iter().find(|language| language.eq_ignore_ascii_case(primary(tag)))
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// The language that an `Accept-Language` field wants most of those there are (RFC 9110 section 12.5.4); none where it
/// wants none of them. Of two that it wants as much, it is the one named first; what is not understood is passed over.
pub fn accepted(field: &str) -> Option<&'static str> {
    let ranges: Vec<_> = field.split(',').filter_map(range).collect();
    let wanted = |language: &str| {
        let named =
            ranges.iter().enumerate().filter(|(_, (tag, _))| primary(tag).eq_ignore_ascii_case(language));
        let named = named.min_by_key(|(place, (_, weight))| (1_000 - weight, *place));
        named.or_else(|| ranges.iter().enumerate().find(|(_, (tag, _))| *tag == "*"))
    };
    let languages = LANGUAGES.iter().filter_map(|(language, _)| Some((*language, wanted(language)?)));
    let wanted = languages.filter(|(_, (_, (_, weight)))| *weight > 0);
    wanted.min_by_key(|(_, (place, (_, weight)))| (1_000 - weight, *place)).map(|(language, _)| language)
}

/// A language range and its weight in thousandths.
fn range(element: &str) -> Option<(&str, u16)> {
    let mut pieces = element.split(';').map(str::trim);
    let tag = pieces.next().filter(|tag| !tag.is_empty())?;
    let weight = match pieces.next() {
        None => 1_000,
        Some(weight) => {
            weight.strip_prefix(['q', 'Q'])?.trim_start().strip_prefix('=').and_then(thousandths)?
        }
    };
    pieces.next().is_none().then_some((tag, weight))
}

/// A weight as RFC 9110 section 12.4.2 writes it: from 0 to 1, with three digits after the point at most.
fn thousandths(weight: &str) -> Option<u16> {
    let (whole, rest) = weight.trim_start().split_once('.').unwrap_or((weight.trim_start(), ""));
    let digits = rest.len() <= 3 && rest.bytes().all(|byte| byte.is_ascii_digit());
    let rest: u16 = digits.then(|| format!("{rest:0<3}").parse().ok())??;
    match whole {
        "0" => Some(rest),
        "1" if rest == 0 => Some(1_000),
        _ => None,
    }
}

/// Languages that are written from right to left, by CLDR's character order; of several scripts, the usual one.
const RIGHT_TO_LEFT: [&str; 16] =
    ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"];
/// Scripts that are (ISO 15924).
const RIGHT_TO_LEFT_SCRIPTS: [&str; 8] = ["adlm", "arab", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa"];

/// What the `dir` of a text in `language` is: `ltr` or `rtl`. A script in the tag comes before the language.
pub fn direction(language: &str) -> &'static str {
    let language = language.to_ascii_lowercase();
    let script = language
        .split('-')
        .skip(1)
        .find(|piece| piece.len() == 4 && piece.bytes().all(|b| b.is_ascii_alphabetic()));
    let leftward = match script {
        Some(script) => RIGHT_TO_LEFT_SCRIPTS.contains(&script),
        None => RIGHT_TO_LEFT.contains(&primary(&language)),
    };
    if leftward { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_language_asked_for_comes_first_then_the_readers() {
        assert_eq!(choose(Some("de-AT"), ["fr"]), "de");
        assert_eq!(choose(Some("xx"), ["pt-BR", "es-MX", "fr"]), "es");
        assert_eq!(choose(None, ["ja"]), "en");
        assert_eq!(choose(Some("xx"), accepted("ja, fr;q=0.3")), "fr");
    }

    #[test]
    fn a_disguise_is_spoken_to_whoever_asks_for_it_and_to_nobody_else() {
        assert_eq!(choose(Some("en-xa"), ["de"]), "en-XA");
        assert_eq!(choose(Some("ar-XB"), []), "ar-XB");
        assert_eq!(choose(None, ["ar-XB", "en-XA"]), "en");
        assert_eq!(accepted("ar-XB, en-XA"), Some("en"));
    }

    #[test]
    fn the_field_is_read_as_rfc_9110_writes_it() {
        for (field, language) in [
            // The example of section 12.5.4: Danish, else British English, else any English.
            ("da, en-gb;q=0.8, en;q=0.7", Some("en")),
            ("fr;q=0.4, de;q=0.9 , es ; Q = 0.5", Some("de")),
            ("es, fr", Some("es")),
            ("fr, es", Some("fr")),
            ("de-AT;q=0.2, fr;q=0.3, de;q=0.4", Some("de")),
            ("EN;q=0.001", Some("en")),
            ("ja", None),
            ("", None),
            ("*", Some("en")),
            ("en;q=0, *;q=0.1", Some("de")),
            ("*, en;q=0, de;q=0, fr;q=0, es;q=0", None),
            ("ja, *;q=0.5, fr;q=0.8", Some("fr")),
            ("de;q=0", None),
        ] {
            assert_eq!(accepted(field), language, "{field}");
        }
    }

    #[test]
    fn what_is_not_understood_is_passed_over() {
        for field in [
            "de;q=2",
            "de;q=1.001",
            "de;q=0.1234",
            "de;q=-1",
            "de;q=",
            "de;r=1",
            "de;q=1;q=1",
            ";q=1",
            "de;q=NaN",
        ] {
            assert_eq!(accepted(field), None, "{field}");
            assert_eq!(accepted(&[field, ", fr;q=0.1"].concat()), Some("fr"), "{field}");
        }
    }

    #[test]
    fn the_script_tells_the_direction_and_else_the_language() {
        for language in ["ar", "ar-EG", "AR-xb", "he", "fa-IR", "ur", "az-Arab", "ff-Adlm-GN", "yi"] {
            assert_eq!(direction(language), "rtl", "{language}");
        }
        for language in ["", "en", "de-CH", "az", "ks-Deva", "en-XA", "az-Latn-AZ", "arn"] {
            assert_eq!(direction(language), "ltr", "{language}");
        }
    }

    proptest! {
        #[test]
        fn no_field_does_harm_and_what_is_chosen_is_spoken(field in "(?s).{0,80}", tag in "[a-zA-Z*;=q0-9., -]{0,40}") {
            for field in [&field, &tag] {
                if let Some(language) = accepted(field) {
                    prop_assert!(LANGUAGES.iter().any(|(known, _)| *known == language));
                }
                prop_assert!(["ltr", "rtl"].contains(&direction(field)));
            }
        }

        #[test]
        fn the_greatest_weight_wins(weights in prop::array::uniform4(0_u16..=1_000)) {
            let elements = LANGUAGES.iter().zip(weights).map(|((language, _), weight)| {
                format!("{language};q={}.{:03}", weight / 1_000, weight % 1_000)
            });
            let field = elements.collect::<Vec<_>>().join(",");
            let most = weights.iter().max().filter(|most| **most > 0);
            let first = most.and_then(|most| weights.iter().position(|weight| weight == most));
            prop_assert_eq!(accepted(&field), first.map(|place| LANGUAGES[place].0));
        }
    }
}
