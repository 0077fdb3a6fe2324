//! Deniable answers: what coins send tells no more than the odds, exactly; and what is estimated of it is right on average and
//! as sure as it says.

mod estimates;
mod odds;
mod polls;
