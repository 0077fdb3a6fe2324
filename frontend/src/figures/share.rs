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

/// The middle of one of `count` slots, side by side.
pub fn slot(index: usize, count: usize) -> String {
    at(10_000 * (2 * index as u64 + 1) / (2 * count.max(1) as u64))
}

/// How far down a share is on a chart of that height, under so much room, whose top is the share `top`.
pub fn depth(points: u64, top: u64, (room, height): (u64, u64)) -> u64 {
    room + height - points.min(top) * height / top
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_percents() {
        assert_eq!([0, 5_000, 6_667, 5].map(at), ["0%", "50%", "66.67%", "0.05%"]);
    }

    #[test]
    fn slots_share_the_width_and_the_ceiling_is_at_the_top() {
        assert_eq!([0, 1].map(|index| slot(index, 2)), ["25%", "75%"]);
        assert_eq!([0, 5_000, 10_000, 20_000].map(|points| depth(points, 10_000, (6, 64))), [70, 38, 6, 6]);
        assert_eq!((depth(0, 5_000, (18, 120)), depth(5_000, 5_000, (18, 120))), (138, 18));
    }

    #[test]
    fn the_scale_ends_at_the_next_quarter() {
        assert_eq!([0, 2_400, 2_501, 9_999, 10_000].map(ceiling), [2_500, 2_500, 5_000, 10_000, 10_000]);
    }
}
