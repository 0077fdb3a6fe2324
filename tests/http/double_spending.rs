//! One invitation is good for one token and one token for one ballot, however many try at once.

use crate::invited::{Invited, is, pending, problem};
use crate::polls::answers;
use anyhow::Result;
use candor_tests::independent::{Invitation, Pending, Poll};
use serde_json::{Value, json};
use std::sync::Barrier;
use xtask::client::{Client, Reply};

/// How many connections send at once.
const AT_ONCE: usize = 50;

/// Posts each body on a connection of its own, all at the same moment.
fn at_once(invited: &Invited, call: &str, bodies: &[Value]) -> Result<Vec<Reply>> {
    let (address, path) = (invited.site.page(""), format!("/api/polls/{}/{call}", invited.poll));
    let barrier = Barrier::new(bodies.len());
    std::thread::scope(|scope| {
        let send = |body| {
            let (client, path, barrier) = (Client::new(&address, None), &path, &barrier);
            scope.spawn(move || {
                // Connected before the barrier, so that nothing but the request follows it.
                let connected = client.get("/healthz");
                barrier.wait();
                connected.and_then(|_| client.post(path, body))
            })
        };
        let senders: Vec<_> = bodies.iter().map(send).collect();
        senders.into_iter().map(|sender| sender.join().expect("a sender panicked")).collect()
    })
}

#[test]
fn a_token_spent_from_fifty_connections_at_once_counts_exactly_once() -> Result<()> {
    let invited = Invited::start()?;
    let token = invited.token(&invited.links["north"][0], 1)?;
    // Every ballot of the fifty has a figure of its own: which was counted can be seen in what is published.
    let rating = |n: usize| {
        let mut answers = answers(n);
        answers["rate"] = json!({"value": n % 10});
        answers
    };
    let ballots: Vec<Value> = (0..AT_ONCE).map(|n| token.ballot(&rating(n))).collect();
    let replies = at_once(&invited, "ballots", &ballots)?;
    let outcome = |status, said: &str| {
        let these = |reply: &&Reply| (reply.status, reply.json()) == (status, json!({"status": said}));
        replies.iter().filter(these).count()
    };
    assert_eq!((outcome(201, "counted"), outcome(200, "already_counted")), (1, AT_ONCE - 1), "{replies:?}");

    let mut ratings = [0; 11];
    let counted = replies.iter().position(|reply| reply.status == 201).unwrap_or_default();
    ratings[counted % 10] += 1;
    for (n, link) in [(10, &invited.links["north"][1]), (21, &invited.links["south"][0])] {
        let reply = invited.post("ballots", &invited.token(link, n)?.ballot(&answers(10)))?;
        assert_eq!(reply.status, 201, "{reply:?}");
        ratings[10] += 1;
    }
    let last = invited.site.close(&invited.poll)?;
    assert_eq!(last["nodes"][0]["ballots"], 3);
    let counts = &last["nodes"][0]["questions"]["rate"]["counts"];
    for (rating, count) in ratings.iter().enumerate() {
        assert_eq!(counts[rating.to_string()], *count, "rating {rating}: the ballot that was told to count");
    }
    let spent = invited.get("/spent")?.json();
    assert_eq!((&spent["tokens"], &spent["ballots"]), (&json!(3), &json!(3)));
    Ok(())
}

#[test]
fn an_invitation_exchanged_from_fifty_connections_at_once_makes_exactly_one_token() -> Result<()> {
    let invited = Invited::start()?;
    let manifest = invited.manifest()?;
    let invitation = Invitation::of(&invited.links["north"][0])?;
    let each: Vec<Pending> = (0..AT_ONCE as u64).map(|n| pending(100 + n)).collect::<Result<_>>()?;
    let requests: Vec<Value> = each.iter().map(|pending| pending.request(&invitation)).collect();
    let replies = at_once(&invited, "tokens", &requests)?;
    let refused = replies.iter().filter(|reply| problem(reply) == is(409, "invitation_used")).count();
    let issued: Vec<usize> = (0..AT_ONCE).filter(|n| replies[*n].status == 200).collect();
    assert_eq!((issued.len(), refused), (1, AT_ONCE - 1), "{replies:?}");
    let token = each[issued[0]].finalize(&Poll::of(&manifest, &invitation)?, &replies[issued[0]].json())?;
    assert_eq!(invited.post("ballots", &token.ballot(&answers(0)))?.status, 201);

    // The same element from everywhere is one exchange, and everyone gets its evaluation.
    let invitation = Invitation::of(&invited.links["south"][0])?;
    let request = pending(99)?.request(&invitation);
    let replies = at_once(&invited, "tokens", &vec![request; AT_ONCE])?;
    assert!(replies.iter().all(|reply| reply.status == 200 && reply.body == replies[0].body), "{replies:?}");
    invited.site.close(&invited.poll)?;
    assert_eq!(invited.get("/spent")?.json()["tokens"], 2);
    Ok(())
}
