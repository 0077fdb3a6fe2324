//! How a ballot gets to the worker: kept first, sent, and sent again until the worker has it.

use crate::api::Failure;
use candor::wire::Receipt;

/// Where the ballot is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Delivery {
    /// There is none.
    #[default]
    None,
    /// Not sent yet, because the invitation is still being exchanged for a token.
    AwaitingToken,
    /// On its way, for the `attempt`-th time.
    Sending {
        /// From 1.
        attempt: u32,
    },
    /// Kept on the device; sent again in `seconds`.
    Waiting {
        /// The attempt that failed.
        attempt: u32,
        /// Until the next one.
        seconds: u32,
        /// Whether the browser says that there is a network.
        online: bool,
    },
    /// The worker has it.
    Arrived(Receipt),
    /// The worker will not have it as it is, with the reason.
    Refused(String),
}

impl Delivery {
    /// Where the ballot is once an attempt has ended.
    pub fn after(attempt: u32, outcome: Result<Receipt, Failure>, online: bool) -> Self {
        match outcome {
            Ok(receipt) => Self::Arrived(receipt),
            Err(Failure::Away) => Self::Waiting { attempt, seconds: pause(attempt), online },
            Err(Failure::NotFound) => Self::Refused(String::new()),
            Err(Failure::Refused(refusal)) => Self::Refused(refusal.detail),
        }
    }

    /// Whether answers may not be changed now, because a ballot with them may have arrived.
    pub fn is_under_way(&self) -> bool {
        matches!(self, Self::AwaitingToken | Self::Sending { .. } | Self::Waiting { .. })
    }
}

/// Seconds to wait after the `attempt`-th failure: 2, 4, 8 … and a minute at most.
pub fn pause(attempt: u32) -> u32 {
    1_u32.checked_shl(attempt.min(6)).unwrap_or(60).min(60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Refusal;

    #[test]
    fn waiting_doubles_up_to_a_minute() {
        assert_eq!([1, 2, 3, 4, 5, 6, 7, 400].map(pause), [2, 4, 8, 16, 32, 60, 60, 60]);
    }

    #[test]
    fn only_a_failure_that_may_pass_is_tried_again() {
        let after = |outcome| Delivery::after(3, outcome, true);
        assert_eq!(after(Err(Failure::Away)), Delivery::Waiting { attempt: 3, seconds: 8, online: true });
        let refusal = Refusal { code: "no".into(), detail: "No".into() };
        assert_eq!(after(Err(Failure::Refused(refusal))), Delivery::Refused("No".into()));
        assert_eq!(after(Ok(Receipt::AlreadyCounted)), Delivery::Arrived(Receipt::AlreadyCounted));
        assert!(!after(Err(Failure::NotFound)).is_under_way());
    }
}
