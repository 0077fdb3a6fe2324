// The baseline of the ballots: one row and one counter a request, in one transaction, in an object's SQLite storage.
import { DurableObject } from "cloudflare:workers";

export class Bare extends DurableObject {
  constructor(state, env) {
    super(state, env);
    this.storage = state.storage;
    this.storage.sql.exec("CREATE TABLE IF NOT EXISTS entries (id INTEGER PRIMARY KEY, body TEXT NOT NULL)");
    this.storage.sql.exec("CREATE TABLE IF NOT EXISTS counter (id INTEGER PRIMARY KEY, count INTEGER NOT NULL)");
    this.storage.sql.exec("INSERT OR IGNORE INTO counter (id, count) VALUES (1, 0)");
  }

  async fetch(request) {
    const body = await request.text();
    this.storage.transactionSync(() => {
      this.storage.sql.exec("INSERT INTO entries (body) VALUES (?)", body);
      this.storage.sql.exec("UPDATE counter SET count = count + 1 WHERE id = 1");
    });
    return new Response('{"status":"counted"}', { status: 201 });
  }
}

export default {
  async fetch(request, env) {
    if (request.method !== "POST") return new Response("ok");
    return env.BARE.get(env.BARE.idFromName("bare")).fetch(request);
  },
};
