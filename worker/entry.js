// What the runtime calls.
import { DurableObject } from "cloudflare:workers";
import Entrypoint, * as built from "./build/index.js";

export * from "./build/index.js";

// worker-build makes a class, of which the runtime would make an instance for each request and ask it, through proxies, for every
// handler there could be. Its one handler does without: Candor's worker uses nothing of an instance. It stays wrapped as
// worker-build has it, so that the program is started anew where it has panicked.
let handler;

export default {
  fetch(request, env, ctx) {
    handler ??= new Entrypoint(ctx, env).fetch;
    return handler.call({ env, ctx }, request);
  },
};

// The objects that count ballots, so that the worker can call them by a method (RPC) in place of a request: the runtime lets it
// only where they extend its own class.
const counting = (Built) =>
  class extends DurableObject {
    #object;

    constructor(state, env) {
      super(state, env);
      this.#object = new Built(state, env);
    }

    fetch(request) {
      return this.#object.fetch(request);
    }

    alarm() {
      return this.#object.alarm();
    }

    count(ballot) {
      return this.#object.count(ballot);
    }
  };

export const PollObject = counting(built.PollObject);
export const BallotBox = counting(built.BallotBox);
