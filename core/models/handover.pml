/*
 * The hand-over of one ballot box to its poll's object (core/src/handover.rs), for the model checker spin.
 *
 * What is on disk changes in one step with what depends on it (a transaction). Everything else may be lost at any moment: a crash
 * is a step that is left out after a transaction. Messages are lost, repeated and overtaken by others, and several pulls go on
 * at the same time, as the owner's and the alarm's do.
 *
 * core/tests/model.rs runs it, whole and with each of the rules taken away, which has to be noticed:
 *   MERGE_AGAIN   the poll's object does not look at the number of a cut
 *   ERASE_UNASKED the box forgets a cut once it has sent it
 *   ACK_FIRST     the poll's object acknowledges before it merges
 *   CUT_ANEW      the box gives an unacknowledged number a second time, with what came since
 */

#define BALLOTS 2
#define ASKS 3
#define REPEATS 1

mtype = { ask, acknowledge };

/* On the box's disk. */
byte cut, acknowledged, kept, pooled;
bool closed;
/* On the disk of the poll's object. */
byte taken, merged;
/* What voters were told. */
byte counted;

bool finished;
chan to_box = [2] of { mtype, byte };
chan to_poll = [2] of { byte, byte };

#define WAITS (taken < cut -> kept : 0)
#define NONE_LOST_OR_TWICE assert(pooled + WAITS + merged == counted)

/* A message that finds the queue full is lost, and any other may be. */
inline send_to_box(kind, number) { atomic { if :: nfull(to_box) -> to_box!kind,number :: skip fi; number = 0 } }
inline send_to_poll(number, ballots) { atomic { if :: nfull(to_poll) -> to_poll!number,ballots :: skip fi; number = 0; ballots = 0 } }

inline merge(number, ballots)
{
#ifdef MERGE_AGAIN
    taken = number; merged = merged + ballots
#else
    if
    :: number <= taken -> skip
    :: number == taken + 1 -> taken = number; merged = merged + ballots
    :: else -> assert(false)
    fi
#endif
}

active proctype Voters()
{
    do
    :: atomic { counted < BALLOTS && !closed -> counted++; pooled++; NONE_LOST_OR_TWICE }
    :: break
    od
}

active proctype Box()
{
    byte number, ballots; mtype kind;
end:
    do
    :: to_box?kind,number ->
        if
        :: kind == ask ->
            atomic {
                assert(number <= cut);
                if
                :: number < acknowledged -> number = 0; goto end
                :: number == cut -> acknowledged = cut; cut++; kept = pooled; pooled = 0
                :: else ->
#ifdef CUT_ANEW
                    kept = kept + pooled; pooled = 0
#else
                    skip
#endif
                fi;
                if :: closed = true :: skip fi;
                number = cut; ballots = kept;
#ifdef ERASE_UNASKED
                kept = 0; acknowledged = cut;
#endif
                NONE_LOST_OR_TWICE
            };
            send_to_poll(number, ballots)
        :: else ->
            atomic { if :: number == cut -> acknowledged = cut; kept = 0 :: else -> skip fi; number = 0; NONE_LOST_OR_TWICE }
        fi
    od
}

/* Pulls that go on at the same time: a question is asked at any time, and an answer taken, whoever asked for it. */
active proctype Pull()
{
    byte asks, number, ballots;
    do
    :: asks < ASKS ->
        atomic { asks++; number = taken; send_to_box(ask, number) }
    :: to_poll?number,ballots ->
#ifdef ACK_FIRST
        if :: nfull(to_box) -> to_box!acknowledge,number :: skip fi;
        if :: skip :: goto again fi;
#endif
        atomic { merge(number, ballots); ballots = 0; NONE_LOST_OR_TWICE };
        send_to_box(acknowledge, number);
again:  skip
    :: break
    od;
    finished = true
}

active proctype Network()
{
    byte repeats, number, ballots; mtype kind;
end:
    do
    :: atomic { repeats < REPEATS && len(to_box) == 1 -> to_box?<kind,number>; to_box!kind,number; repeats++ }
    :: atomic { repeats < REPEATS && len(to_poll) == 1 -> to_poll?<number,ballots>; to_poll!number,ballots; repeats++ }
    :: atomic { len(to_box) == 2 -> to_box?kind,number; to_box!kind,number }
    :: atomic { len(to_poll) == 2 -> to_poll?number,ballots; to_poll!number,ballots }
    od
}

/* In the end one pull in peace closes the box and brings everything; what was still on its way is lost. */
active proctype Close()
{
    byte number, ballots; mtype kind;
    atomic {
        finished ->
        closed = true;
        do
        :: nempty(to_box) -> to_box?kind,number
        :: nempty(to_poll) -> to_poll?number,ballots
        :: empty(to_box) && empty(to_poll) -> break
        od;
        do
        :: taken < cut -> merge(taken + 1, kept); acknowledged = cut; kept = 0
        :: taken >= cut && pooled > 0 -> acknowledged = cut; cut++; kept = pooled; pooled = 0
        :: else -> break
        od;
        assert(merged == counted)
    }
}
