//! Ballots that come together, those that meet the close, and those whose senders go away.

use anyhow::{Result, anyhow, ensure};
use candor_tests::site::Site;
use serde_json::{Value, json};
use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};

const SENDERS: u64 = 16;

fn definition() -> Value {
    json!({"title": "Closing", "k": 5, "groups": {"id": "all", "name": "All"},
           "questions": [{"id": "q", "kind": "rating", "text": "Q"}]})
}

fn ballot(nonce: &str) -> Value {
    json!({"group": "all", "nonce": nonce, "answers": {"q": {"value": 7}}})
}

#[test]
fn each_ballot_that_meets_the_close_is_counted_or_refused() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let path = format!("/api/polls/{poll}/ballots");
    let is_busy = AtomicBool::new(false);
    let sender = |sender: u64| {
        let mut counted = 0_u64;
        for number in 0.. {
            let reply = site.anyone.post(&path, &ballot(&format!("closing-{sender:04}-{number:06}")))?;
            match reply.status {
                201 => counted += 1,
                409 => {
                    ensure!(reply.json()["code"] == "poll_closed", "{reply:?}");
                    break;
                }
                _ => return Err(anyhow!("{reply:?}")),
            }
            is_busy.fetch_or(number == 20, Ordering::SeqCst);
        }
        Ok(counted)
    };
    let (last, counted) = std::thread::scope(|scope| -> Result<(Value, u64)> {
        let sender = &sender;
        let senders: Vec<_> = (0..SENDERS).map(|number| scope.spawn(move || sender(number))).collect();
        while !is_busy.load(Ordering::SeqCst)
            && !senders.iter().all(std::thread::ScopedJoinHandle::is_finished)
        {
            std::thread::park_timeout(std::time::Duration::from_millis(1));
        }
        let last = site.close(&poll)?;
        let counts = senders.into_iter().map(|sender| sender.join().map_err(|_| anyhow!("panicked"))?);
        Ok((last, counts.sum::<Result<u64>>()?))
    })?;
    assert_eq!(last["nodes"][0]["ballots"], counted, "what was acknowledged is what was released");
    assert!(counted >= 20);
    Ok(())
}

#[test]
fn the_same_ballot_many_times_in_one_batch_counts_once() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let path = format!("/api/polls/{poll}/ballots");
    // Others beside it, so that a release shows how many there were.
    (0..5).try_for_each(|_| site.vote(&poll, "all", &json!({"q": {"value": 3}})))?;
    let send = || -> Result<u16> { Ok(site.anyone.post(&path, &ballot("the-very-same-ballot"))?.status) };
    let statuses = std::thread::scope(|scope| -> Result<Vec<u16>> {
        let senders: Vec<_> = (0..SENDERS).map(|_| scope.spawn(send)).collect();
        senders.into_iter().map(|sender| sender.join().map_err(|_| anyhow!("panicked"))?).collect()
    })?;
    assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 1, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), statuses.len() - 1, "{statuses:?}");
    assert_eq!(site.close(&poll)?["nodes"][0]["ballots"], 6);
    Ok(())
}

#[test]
fn senders_who_go_away_in_the_middle_keep_nobody_from_being_counted() -> Result<()> {
    const GONE: u64 = 300;
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let path = format!("/api/polls/{poll}/ballots");
    let going = |number: u64| ballot(&format!("going-away-{number:08}"));
    // Each leaves at once, so that some are first of a batch, some have not been read, and some are being counted.
    let leave = |number: u64| -> Result<()> {
        let body = going(number).to_string();
        let mut stream = site.connect()?;
        write!(
            stream,
            "POST {path} HTTP/1.1\r\nHost: candor\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )?;
        Ok(())
    };
    let stay = |number: u64| -> Result<()> {
        let reply = site.anyone.post(&path, &ballot(&format!("staying-{number:010}")))?;
        ensure!(reply.status == 201, "{reply:?}");
        Ok(())
    };
    std::thread::scope(|scope| -> Result<()> {
        let (leave, stay) = (&leave, &stay);
        let leaving: Vec<_> = (0..GONE)
            .step_by(100)
            .map(|from| scope.spawn(move || (from..from + 100).try_for_each(leave)))
            .collect();
        let staying: Vec<_> = (0..4)
            .map(|sender| scope.spawn(move || (0..50).try_for_each(|number| stay(sender * 50 + number))))
            .collect();
        leaving
            .into_iter()
            .chain(staying)
            .try_for_each(|sender| sender.join().map_err(|_| anyhow!("panicked"))?)
    })?;
    // They come back, and learn that they count, or are counted now.
    for number in 0..GONE {
        let reply = site.anyone.post(&path, &going(number))?;
        ensure!([200, 201].contains(&reply.status), "{reply:?}");
    }
    assert_eq!(site.close(&poll)?["nodes"][0]["ballots"], GONE + 200, "each once");
    Ok(())
}
