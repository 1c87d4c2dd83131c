package com.voepy.numbers.cli;

import static com.voepy.numbers.cli.Input.asOf;
import static com.voepy.numbers.cli.Input.between;
import static com.voepy.numbers.cli.Input.field;
import static com.voepy.numbers.cli.Input.id;
import static com.voepy.numbers.cli.Part.columns;
import static com.voepy.numbers.cli.Part.conditional;
import static com.voepy.numbers.cli.Part.paged;

import com.voepy.numbers.cli.Input.Kind;
import java.util.List;

/// A tenant's money, connections and keys.
final class AccountVerbs {

    private static final Part CONNECTION_ID = id("id", "of the connection");
    private static final Part KEY_ID = id("id", "of the key");

    static final List<Verb> ALL = List.of(
            Verb.get("balance", "/v1/balance", "What is left to spend, or was.", asOf()),
            Verb.get(
                    "balance-diff",
                    "/v1/balance/diff",
                    "What differs between the balance then and later, and what moved it in between.",
                    between()),
            Verb.get(
                    "transactions",
                    "/v1/balance/transactions",
                    "Everything on the balance, newest first.",
                    paged(),
                    columns(
                            "occurred_at=AT",
                            "type",
                            "amount_cents",
                            "balance_after_cents=BALANCE",
                            "description",
                            "reference",
                            "id")),
            Verb.post(
                    "connections create",
                    "/v1/connections",
                    "Make one more connection.",
                    field("name", "1 to 120 characters").needed(),
                    field("webhook_url", "where to tell what belongs to it")),
            Verb.get(
                    "connections list",
                    "/v1/connections",
                    "Your connections, newest first.",
                    paged(),
                    columns("id", "name", "is_default=DEFAULT", "webhook_url=WEBHOOKS", "created_at=CREATED")),
            Verb.get("connections get", "/v1/connections/{id}", "One connection.", CONNECTION_ID),
            Verb.get("connections default", "/v1/connection", "The connection you were born with."),
            Verb.patch(
                    "connections update",
                    "/v1/connections/{id}",
                    "Rename a connection, or change where its events are told.",
                    CONNECTION_ID,
                    field("name", "1 to 120 characters"),
                    field("webhook_url", "where to tell what belongs to it"),
                    conditional()),
            Verb.delete(
                    "connections delete",
                    "/v1/connections/{id}",
                    "Delete a connection that has no numbers.",
                    CONNECTION_ID,
                    conditional()),
            Verb.post(
                    "keys create",
                    "/v1/api-keys",
                    "Make an API key and show it, once.",
                    field("name", "1 to 120 characters").needed(),
                    field(
                                    "scopes",
                                    "what it may do",
                                    "numbers:read",
                                    "numbers:write",
                                    "lookup:read",
                                    "porting:write",
                                    "events:read",
                                    "keys:write",
                                    "webhooks:read",
                                    "webhooks:write",
                                    "balance:read")
                            .as(Kind.LIST)
                            .needed(),
                    field("expires_at", "for example 2027-01-01T00:00:00Z; for ever if left out")),
            Verb.get(
                    "keys list",
                    "/v1/api-keys",
                    "Your API keys, newest first.",
                    paged(),
                    columns(
                            "id",
                            "name",
                            "prefix",
                            "scopes",
                            "created_at=CREATED",
                            "expires_at=EXPIRES",
                            "last_used_at=USED")),
            Verb.get("keys get", "/v1/api-keys/{id}", "One API key, without the key itself.", KEY_ID),
            Verb.delete("keys revoke", "/v1/api-keys/{id}", "Refuse a key from now on.", KEY_ID, conditional()));

    private AccountVerbs() {}
}
