package com.voepy.numbers.sandbox.csr;

import static com.voepy.numbers.sandbox.api.TelnyxError.INVALID_PHONE_NUMBER;
import static com.voepy.numbers.sandbox.api.TelnyxError.MISSING_PARAMETER;
import static com.voepy.numbers.sandbox.api.TelnyxError.NOT_FOUND;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.voepy.numbers.sandbox.SandboxProperties;
import com.voepy.numbers.sandbox.api.One;
import com.voepy.numbers.sandbox.api.Paged;
import com.voepy.numbers.sandbox.api.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Customer service records: what the carrier that has a number says whose it is.
@RestController
@RequestMapping("/v2/customer_service_records")
class ServiceRecordController {

    /// Source: the protocol's pattern.
    private static final Pattern US_NUMBER = Pattern.compile("\\+1\\d{10}");

    private final ServiceRecords records;
    private final InstantSource time;
    private final SandboxProperties properties;

    ServiceRecordController(ServiceRecords records, InstantSource time, SandboxProperties properties) {
        this.records = records;
        this.time = time;
        this.properties = properties;
    }

    /// `POST /v2/customer_service_records/phone_number_coverages` — for which numbers there is a record.
    @PostMapping("/phone_number_coverages")
    @ResponseStatus(HttpStatus.CREATED)
    One<List<Coverage>> coverages(@RequestBody CoverageRequest body) {
        if (body.phoneNumbers() == null || body.phoneNumbers().isEmpty()) {
            throw MISSING_PARAMETER.because("Which numbers?", "/phone_numbers");
        }
        body.phoneNumbers().forEach(number -> check(number, "/phone_numbers"));
        return new One<>(body.phoneNumbers().stream().map(Coverage::of).toList());
    }

    /// `POST /v2/customer_service_records` — asks for one; it comes later.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    One<ServiceRecord> create(@RequestBody CreateRequest body) {
        var number = body.phoneNumber();
        if (number == null) {
            throw MISSING_PARAMETER.because("The phone number is missing.", "/phone_number");
        }
        check(number, "/phone_number");
        var now = time.instant().truncatedTo(ChronoUnit.MICROS);
        var id = UUID.randomUUID();
        records.insert(
                id,
                number,
                body.webhookUrl(),
                error(number, body.additionalData()),
                CsrMagic.of(number) == CsrMagic.NEVER_ANSWERED ? null : now.plus(properties.serviceRecordDelay()),
                now);
        return one(id);
    }

    /// `GET /v2/customer_service_records` — newest first unless asked otherwise.
    @GetMapping
    Paged<ServiceRecord> page(HttpServletRequest request) {
        var query = Query.paged(request, ServiceRecords.PARAMETERS);
        var page = records.page(query, query.page());
        return new Paged<>(page.data().stream().map(ServiceRecord::of).toList(), page.meta());
    }

    /// `GET /v2/customer_service_records/{id}` — with 201: so the protocol describes it.
    @GetMapping("/{id}")
    @ResponseStatus(HttpStatus.CREATED)
    One<ServiceRecord> one(@PathVariable UUID id) {
        return records.find(id)
                .map(ServiceRecord::of)
                .map(One::new)
                .orElseThrow(() -> NOT_FOUND.because("There is no customer service record " + id + "."));
    }

    private static void check(String number, String pointer) {
        if (!US_NUMBER.matcher(number).matches()) {
            throw INVALID_PHONE_NUMBER.because("The phone number is invalid.", pointer);
        }
    }

    private static @Nullable String error(String number, @Nullable ObjectNode additionalData) {
        var magic = CsrMagic.of(number);
        if (!CsrMagic.isCovered(number)) {
            return "The phone number '%s' is not covered.".formatted(number);
        }
        if (magic == CsrMagic.FAILS) {
            return "CSR information not available.";
        }
        JsonNode pin = additionalData == null ? null : additionalData.get("pin");
        return magic == CsrMagic.NEEDS_PIN && pin == null ? "Additional data is required: pin." : null;
    }

    record CoverageRequest(@Nullable List<String> phoneNumbers) {}

    record CreateRequest(
            @Nullable String phoneNumber,
            @Nullable String webhookUrl,
            @Nullable ObjectNode additionalData) {}

    record Coverage(
            String recordType,
            String phoneNumber,
            boolean hasCsrCoverage,
            @Nullable String reason,
            @Nullable List<String> additionalDataRequired) {

        static Coverage of(String number) {
            boolean isCovered = CsrMagic.isCovered(number);
            return new Coverage(
                    "customer_service_record_phone_number_coverage",
                    number,
                    isCovered,
                    isCovered ? null : "The phone number '%s' is not covered.".formatted(number),
                    isCovered ? CsrMagic.of(number).additionalDataRequired() : null);
        }
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ServiceRecord(
            UUID id,
            String recordType,
            String phoneNumber,
            String status,
            @Nullable String errorMessage,
            @Nullable Result result,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String webhookUrl,

            Instant createdAt,
            Instant updatedAt) {

        static ServiceRecord of(ServiceRecords.Request request) {
            return new ServiceRecord(
                    request.id(),
                    "customer_service_record",
                    request.phoneNumber(),
                    request.status(),
                    request.status().equals("failed") ? request.error() : null,
                    request.status().equals("completed") ? Result.of(request.phoneNumber()) : null,
                    request.webhookUrl(),
                    request.createdAt(),
                    request.updatedAt());
        }
    }

    record Result(String carrierName, Admin admin, Address address, List<String> associatedPhoneNumbers) {

        static Result of(String number) {
            var subscriber = Subscriber.of(CsrMagic.foreign(number));
            return new Result(
                    subscriber.carrierName(),
                    new Admin(subscriber.name(), subscriber.authorizedPersonName(), subscriber.accountNumber(), number),
                    new Address(
                            subscriber.streetAddress(),
                            subscriber.locality(),
                            subscriber.administrativeArea(),
                            subscriber.postalCode(),
                            subscriber.fullAddress()),
                    List.of(number));
        }
    }

    record Admin(String name, String authorizedPersonName, String accountNumber, String billingPhoneNumber) {}

    record Address(
            String streetAddress, String locality, String administrativeArea, String postalCode, String fullAddress) {}
}
