//! Places on a chart.

/// A place or length on a chart, in the percents that SVG understands.
pub fn at(points: u64) -> String {
    let (whole, rest) = (points / 100, points % 100);
    if rest == 0 { format!("{whole}%") } else { format!("{whole}.{rest:02}%") }
}

/// The share at the top of a chart: the next quarter above everything drawn.
pub fn ceiling(points: u64) -> u64 {
    points.div_ceil(2_500).clamp(1, 4) * 2_500
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_percents() {
        assert_eq!([0, 5_000, 6_667, 5].map(at), ["0%", "50%", "66.67%", "0.05%"]);
    }

    #[test]
    fn the_scale_ends_at_the_next_quarter() {
        assert_eq!([0, 2_400, 2_501, 9_999, 10_000].map(ceiling), [2_500, 2_500, 5_000, 10_000, 10_000]);
    }
}
