//! The encodings that a reply can come in (RFC 9110 section 12.5.3).

/// An encoding that browsers and this worker know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Brotli,
    Gzip,
}

impl Encoding {
    /// The best that a field `Accept-Encoding` takes; none where it takes none of ours. The order is ours: brotli makes
    /// less of everything here.
    pub(crate) fn accepted(field: &str) -> Option<Self> {
        let takes = |name: &str| {
            let weight = |wanted: &str| {
                field.split(',').find_map(|one| {
                    let (coding, weight) = one.split_once(';').unwrap_or((one, ""));
                    coding.trim().eq_ignore_ascii_case(wanted).then(|| !is_zero(weight))
                })
            };
            weight(name).or_else(|| weight("*")).unwrap_or(false)
        };
        [Self::Brotli, Self::Gzip].into_iter().find(|encoding| takes(encoding.name()))
    }

    /// As `Content-Encoding` names it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// How the name of a file ends that was encoded when it was built.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }
}

/// Whether a weight such as `q=0.000` refuses.
fn is_zero(weight: &str) -> bool {
    let value = weight.trim().strip_prefix("q=").or_else(|| weight.trim().strip_prefix("Q="));
    value.is_some_and(|value| value.trim().parse() == Ok(0.0_f32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_gets_brotli_and_whoever_takes_nothing_gets_plain_bytes() {
        assert_eq!(Encoding::accepted("gzip, deflate, br, zstd"), Some(Encoding::Brotli));
        assert_eq!(Encoding::accepted("GZIP;q=1, br;q=0"), Some(Encoding::Gzip));
        assert_eq!(Encoding::accepted("br;q=0.0, *;q=0.5"), Some(Encoding::Gzip));
        assert_eq!(Encoding::accepted("*"), Some(Encoding::Brotli));
        for field in ["", "identity", "brotli", "br;q=0,gzip;q=0.000", ";;,,", "q=1"] {
            assert_eq!(Encoding::accepted(field), None, "{field}");
        }
    }
}
