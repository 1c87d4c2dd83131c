package com.voepy.numbers.kit.problem;

import java.util.Locale;

/// Every way this API says no: the stable code, its one HTTP status, and what it means to a client.
///
/// The wire form is the constant in lower case (`number_not_yet_active`). `docs/errors.md` and the
/// page `/docs/errors` are generated from this enum, so a code that is not here does not exist.
public enum ErrorCode {
    MALFORMED_REQUEST(400, "Malformed request", """
            The request could not be read: a broken request line, header or transfer encoding, or a body that is not \
            valid JSON. Nothing was done. Correct the request before sending it again."""),
    IDEMPOTENCY_KEY_INVALID(400, "Invalid Idempotency-Key", """
            The Idempotency-Key header is empty, repeated, longer than 255 characters or holds something else than \
            visible ASCII. Nothing was done."""),
    UNAUTHORIZED(401, "Unauthorized", """
            The request carries no API key, or one that is unknown, expired or revoked. Send \
            `Authorization: Bearer <api-key>`."""),
    BALANCE_INSUFFICIENT(402, "Insufficient balance", """
            The prepaid balance does not cover the charge. Nothing was ordered, reserved or debited. `required_cents` \
            and `available_cents` say what is missing; after a credit the same request may be sent again, under the \
            same Idempotency-Key too."""),
    FORBIDDEN(403, "Forbidden", """
            The API key is valid but lacks the scope that this endpoint asks for. Use another key, or create one with \
            the scope."""),
    TENANT_SUSPENDED(403, "Tenant suspended", """
            The tenant of this API key is suspended; every request with its keys is refused until an operator resumes \
            it. Its numbers and its history are kept."""),
    NOT_FOUND(404, "Not found", """
            There is no such path, or no such resource for this API key. A resource of another tenant is not found \
            either."""),
    METHOD_NOT_ALLOWED(405, "Method not allowed", """
            The path exists but does not take this method; the `Allow` header lists those it takes."""),
    NOT_ACCEPTABLE(406, "Not acceptable", """
            The `Accept` header rules out every format that this endpoint can answer in. It answers in \
            `application/json` unless its description says otherwise."""),
    REQUEST_TIMEOUT(408, "Request timeout", """
            The client sent the rest of its request too slowly. Nothing was done; the request may be repeated as it \
            is."""),
    CONFLICT(409, "Conflict", """
            Others changed the same resource at the same time, again and again, until the server gave up. Nothing was \
            done; the request may be repeated as it is."""),
    NUMBER_UNAVAILABLE(409, "Number unavailable", """
            At least one of the numbers is held or owned by somebody; `phone_numbers` names them. Nothing was ordered \
            or reserved. Leave those out, or search again."""),
    NUMBER_NOT_YET_ACTIVE(409, "Number not yet active", """
            The number is still pending at the carrier. Repeat the request once it is active; a \
            `number.activated` webhook tells when."""),
    NUMBER_RELEASED(409, "Number released", """
            The number was released. It can still be read, but no longer changed."""),
    NUMBER_ACTIVATION_FAILED(409, "Number activation failed", """
            The carrier refused the number and its activation fee was given back. It can still be read, but not \
            changed."""),
    RESERVATION_NOT_ACTIVE(409, "Reservation not active", """
            The reservation has expired, was cancelled, or was consumed by an order. Make a new one."""),
    RESERVATION_LIMIT_REACHED(409, "Reservation limit reached", """
            A reservation can be extended to at most 2 hours from its creation, and this one already is."""),
    CONNECTION_IN_USE(409, "Connection in use", """
            The connection still has numbers, so it cannot be deleted. Assign them to another connection or detach \
            them first."""),
    CONNECTION_IS_DEFAULT(409, "Default connection", """
            Every tenant keeps the default connection it was born with; it cannot be deleted."""),
    WEBHOOK_OF_CONNECTION(409, "Webhook of a connection", """
            The subscription stands for the `webhook_url` of the connection in `connection_id`. Its address is changed \
            and cleared there; its event types, its secret, and whether it is enabled, here."""),
    LAST_OPERATOR_KEY(409, "Last operator key", """
            No other key would let an operator in: the rest is revoked or has expired. Make another key with the scope \
            `operator` first."""),
    CREDIT_REFERENCE_REUSED(409, "Credit reference reused", """
            A credit with this reference was booked before, with another amount. A reference is credited once."""),
    EMERGENCY_ADDRESS_IN_USE(409, "Emergency address in use", """
            Numbers use the address for emergency calls, so it can be neither deleted nor erased. Detach them, give them \
            another address, or release them first."""),
    EMERGENCY_ADDRESS_NOT_VALIDATED(409, "Emergency address not validated", """
            The carrier rejected the address, so no emergency call can come from it. Create the address as one of its \
            suggestions, then attach that."""),
    PERSONAL_DATA_ERASED(409, "Personal data erased", """
            The personal data of this resource was erased for good. What is left of it can be read, but nothing can be \
            added."""),
    PORTING_ORDER_NOT_EDITABLE(409, "Porting order not editable", """
            A porting order can be changed and submitted while it is a draft or in exception; else it is with the \
            carrier, on its way to its end, or over. Read it to see where it stands."""),
    PORTING_ORDER_OPEN(409, "Porting order still open", """
            The porting order is not over, and until then the carrier has to know whose numbers they are. Cancel it \
            first, or wait for its end."""),
    PORTING_CANCELLATION_TOO_LATE(409, "Too late to cancel", """
            The numbers of the porting order move in less than 48 hours, or have moved. Release the numbers once they \
            are here if they are not wanted."""),
    WEBHOOK_LIMIT_REACHED(409, "Webhook limit reached", """
            The tenant has as many webhook subscriptions as it may have, `webhooks_max`. Those that stand for the \
            `webhook_url` of a connection do not count. Delete one, or let one subscription take several event types."""),
    DOCUMENT_SPACE_EXCEEDED(409, "Document space exceeded", """
            The tenant's space for documents does not hold this upload; none of its files was kept. `space_bytes`, \
            `used_bytes`, `documents_max` and `used_documents` say what there is. Erasing documents frees space."""),
    DOCUMENT_ERASED(410, "Document erased", """
            The document was there and its personal data was erased for good, with the file. What is left of it can be \
            read."""),
    PRECONDITION_FAILED(412, "Precondition failed", """
            The `If-Match` header names another version than the current one: somebody changed the resource since it \
            was read. Read it again, then decide."""),
    PAYLOAD_TOO_LARGE(413, "Payload too large", """
            The request body is longer than this endpoint takes (1 MiB of JSON unless its description says otherwise), or \
            one of its files is."""),
    URI_TOO_LONG(414, "URI too long", """
            The path and query are longer than the server reads."""),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type", """
            The body is not in the format that this endpoint takes; `Content-Type: application/json` unless its \
            description says otherwise."""),
    EXPECTATION_FAILED(417, "Expectation failed", """
            The `Expect` header asks for something else than `100-continue`."""),
    VALIDATION_FAILED(422, "Validation failed", """
            The request was understood, but values in it are wrong. `errors` names each wrong field with a code and a \
            message. Nothing was done."""),
    NUMBER_NOT_FOUND(422, "Number not in stock", """
            At least one of the numbers in the body is not in stock; `phone_numbers` names them. Nothing was ordered \
            or reserved. Search the inventory again."""),
    EMERGENCY_NOT_AVAILABLE(422, "No emergency service", """
            Emergency service is offered for US and Canadian numbers only."""),
    IDEMPOTENCY_KEY_REUSED(422, "Idempotency-Key reused", """
            This Idempotency-Key was used before on the same path with another body. Nothing was done. Take a new key \
            for a new request."""),
    RATE_LIMITED(429, "Too many requests", """
            The API key sends more requests than it may. Wait as many seconds as `Retry-After` says."""),
    HEADERS_TOO_LARGE(431, "Request headers too large", """
            The request headers are larger than the server reads."""),
    INTERNAL_ERROR(500, "Internal error", """
            The server made a mistake, which is logged under `request_id`. Whether the request took effect is unknown: \
            repeat it under the same Idempotency-Key, or read the resource first."""),
    NOT_IMPLEMENTED(501, "Not implemented", """
            The request asks the server for something of HTTP that it does not offer, for example an unknown transfer \
            encoding."""),
    SERVICE_UNAVAILABLE(503, "Service unavailable", """
            The server cannot work at the moment: it is starting, stopping, or cannot reach its database. Repeat the \
            request later, a changing one under the same Idempotency-Key."""),
    READ_MODEL_BEHIND(503, "Read model behind", """
            The answer would not have shown every write that was answered before this request began, so none is given. \
            Repeat it after `Retry-After` seconds."""),
    AUDIT_NOT_RECORDED(503, "Read not recorded", """
            What auditors read is recorded before they are answered, and at the moment that is not possible. Nothing was \
            shown. Repeat the request later."""),
    LOG_NOT_PROVED(503, "Log not proved", """
            The event log is not what it was when it was last signed, or was restored from a backup. Nothing is signed \
            and no evidence is given out until the operators have looked into it."""),
    CARRIER_UNAVAILABLE(503, "Carrier unavailable", """
            The upstream carrier does not answer and the request needs it. Nothing was charged. Repeat the request \
            later."""),
    HTTP_VERSION_NOT_SUPPORTED(505, "HTTP version not supported", """
            The server speaks HTTP/1.1.""");

    private final int httpStatus;
    private final String title;
    private final String explanation;

    ErrorCode(int httpStatus, String title, String explanation) {
        this.httpStatus = httpStatus;
        this.title = title;
        this.explanation = explanation;
    }

    /// The one HTTP status that this code comes with.
    public int httpStatus() {
        return httpStatus;
    }

    /// A few words, the same for every occurrence: `title` of the problem.
    public String title() {
        return title;
    }

    /// One paragraph of Markdown for the documentation: what happened, and what a client does next.
    public String explanation() {
        return explanation;
    }

    /// The code as clients see it: `number_not_yet_active`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads at the call site as the sentence it is: `throw NUMBER_RELEASED.because("…")`.
    ///
    /// @param detail for the client's developer; never holds a secret, a class name, SQL or a host name
    public Rejection because(String detail) {
        return new Rejection(this, detail);
    }
}
