package com.voepy.numbers.command.porting;

import com.voepy.numbers.command.carrier.PortForm.EndUser;
import com.voepy.numbers.command.carrier.PortForm.ServiceAddress;
import com.voepy.numbers.command.numbering.DialPlan;
import com.voepy.numbers.command.porting.PortingHandlers.Change;
import com.voepy.numbers.command.porting.PortingHandlers.Comment;
import com.voepy.numbers.command.porting.PortingHandlers.Create;
import com.voepy.numbers.kernel.CustomerReference;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.FieldError.Code;
import com.voepy.numbers.kit.web.Patch;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What clients send, and the form that it must have.
final class PortingBodies {

    static final int NUMBERS_MAX = 50;
    static final int DOCUMENTS_MAX = 20;
    static final int COMMENT_CHARS_MAX = 1_000;
    static final int TEXT_CHARS_MAX = 120;
    static final int PIN_CHARS_MAX = 32;
    static final int POSTAL_CODE_CHARS_MAX = 20;

    /// ISO 3166-1 alpha-2.
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private PortingBodies() {}

    /// @param phoneNumbers 1 to 50 different numbers in E.164
    /// @param userFeedback what the carrier should know, or null
    /// @param endUser who has the numbers at the losing carrier, or null
    /// @param documents ids of at most 20 uploaded documents; without any the order waits as a draft
    /// @param focDate the day you wish: a business day in the numbers' country, within a year, or null
    /// @param connectionId one of your connections, or null
    /// @param customerReference at most 120 characters, or null; shown on each number
    record CreateBody(
            @Takes(required = true, as = E164.class, min = 1, max = NUMBERS_MAX) @Nullable
            List<@Nullable String> phoneNumbers,

            @Nullable FeedbackBody userFeedback,
            @Nullable EndUserBody endUser,

            @Takes(as = UUID.class, max = DOCUMENTS_MAX) @Nullable
            List<@Nullable String> documents,

            @Takes(pattern = "[0-9]{4}-[0-9]{2}-[0-9]{2}", example = "2026-06-01") @Nullable
            String focDate,

            @Nullable String connectionId,
            @Nullable String customerReference) {

        Create toCommand(UUID tenantId) {
            var checks = new Checks();
            var numbers = checks.e164List("phone_numbers", phoneNumbers, 1, NUMBERS_MAX);
            if (checks.passed()) {
                for (var i = 0; i < numbers.size(); i++) {
                    DialPlan.check(checks, "phone_numbers[%d]".formatted(i), numbers.get(i));
                }
            }
            if (endUser != null) {
                endUser.check(checks);
            }
            var command = new Create(
                    tenantId,
                    numbers,
                    userFeedback == null ? null : userFeedback.checked(checks).applyTo(null),
                    endUser == null ? null : endUser.applyTo(null),
                    documentIds(checks, documents == null ? List.of() : documents),
                    focDate == null ? null : date(checks, focDate),
                    checks.optionalUuid("connection_id", connectionId),
                    checks.optionalText("customer_reference", customerReference, CustomerReference.CHARS_MAX));
            checks.orThrow();
            return command;
        }
    }

    /// As [CreateBody]; what is left out stays as it is, and null clears it. The numbers stay.
    ///
    /// @param endUser only those of its members that are given are changed
    /// @param documents all of them
    record PatchBody(
            Patch<FeedbackBody> userFeedback,
            Patch<EndUserBody> endUser,

            @Takes(as = UUID.class, max = DOCUMENTS_MAX) Patch<List<@Nullable String>> documents,

            @Takes(pattern = "[0-9]{4}-[0-9]{2}-[0-9]{2}", example = "2026-06-01")
            Patch<String> focDate,

            @Takes(as = UUID.class) Patch<String> connectionId,

            @Takes(max = CustomerReference.CHARS_MAX) Patch<String> customerReference) {

        Change toCommand(UUID tenantId, UUID portingOrderId, @Nullable String ifMatch) {
            var checks = new Checks();
            if (endUser instanceof Patch.Set<EndUserBody> set) {
                set.value().check(checks);
            }
            if (customerReference instanceof Patch.Set<String> set) {
                checks.text("customer_reference", set.value(), 0, CustomerReference.CHARS_MAX);
            }
            var patch = new PortingPatch(
                    comment(checks),
                    endUser,
                    switch (documents) {
                        case Patch.Unchanged<List<@Nullable String>> _ -> new Patch.Unchanged<>();
                        case Patch.Clear<List<@Nullable String>> _ -> new Patch.Clear<>();
                        case Patch.Set<List<@Nullable String>> set -> new Patch.Set<>(documentIds(checks, set.value()));
                    },
                    switch (focDate) {
                        case Patch.Unchanged<String> _ -> new Patch.Unchanged<>();
                        case Patch.Clear<String> _ -> new Patch.Clear<>();
                        case Patch.Set<String> set -> new Patch.Set<>(date(checks, set.value()));
                    },
                    switch (connectionId) {
                        case Patch.Unchanged<String> _ -> new Patch.Unchanged<>();
                        case Patch.Clear<String> _ -> new Patch.Clear<>();
                        case Patch.Set<String> set -> new Patch.Set<>(checks.uuid("connection_id", set.value()));
                    },
                    customerReference);
            checks.orThrow();
            return new Change(portingOrderId, tenantId, patch, ifMatch);
        }

        private Patch<String> comment(Checks checks) {
            return switch (userFeedback) {
                case Patch.Unchanged<FeedbackBody> _ -> new Patch.Unchanged<>();
                case Patch.Clear<FeedbackBody> _ -> new Patch.Clear<>();
                case Patch.Set<FeedbackBody> set -> set.value().checked(checks);
            };
        }
    }

    /// @param comment at most 1000 characters, or null
    record FeedbackBody(@Takes(max = COMMENT_CHARS_MAX) Patch<String> comment) {

        Patch<String> checked(Checks checks) {
            checkText(checks, "user_feedback.comment", comment, COMMENT_CHARS_MAX);
            return comment;
        }
    }

    /// Who has the numbers at the losing carrier, in the words of its customer service record. Any of it may be
    /// missing; the carrier says what it needs.
    ///
    /// @param name of the person or company
    /// @param accountNumber at the losing carrier
    /// @param pinPasscode what the losing carrier asks for before it lets a number go
    /// @param authorizedName the person who may give the numbers away
    /// @param billingTelephoneNumber in E.164
    /// @param serviceAddress where the losing carrier serves the numbers
    record EndUserBody(
            @Takes(max = TEXT_CHARS_MAX) Patch<String> name,
            @Takes(max = TEXT_CHARS_MAX) Patch<String> accountNumber,
            @Takes(max = PIN_CHARS_MAX) Patch<String> pinPasscode,
            @Takes(max = TEXT_CHARS_MAX) Patch<String> authorizedName,
            @Takes(as = E164.class) Patch<String> billingTelephoneNumber,
            Patch<AddressBody> serviceAddress) {

        void check(Checks checks) {
            checkText(checks, "end_user.name", name, TEXT_CHARS_MAX);
            checkText(checks, "end_user.account_number", accountNumber, TEXT_CHARS_MAX);
            checkText(checks, "end_user.pin_passcode", pinPasscode, PIN_CHARS_MAX);
            checkText(checks, "end_user.authorized_name", authorizedName, TEXT_CHARS_MAX);
            if (billingTelephoneNumber instanceof Patch.Set<String> set) {
                checks.e164("end_user.billing_telephone_number", set.value());
            }
            if (serviceAddress instanceof Patch.Set<AddressBody> set) {
                set.value().check(checks);
            }
        }

        EndUser applyTo(@Nullable EndUser before) {
            var old = before == null ? new EndUser(null, null, null, null, null, null) : before;
            return new EndUser(
                    name.applyTo(old.name()),
                    accountNumber.applyTo(old.accountNumber()),
                    pinPasscode.applyTo(old.pinPasscode()),
                    authorizedName.applyTo(old.authorizedName()),
                    billingTelephoneNumber.applyTo(old.billingTelephoneNumber()),
                    switch (serviceAddress) {
                        case Patch.Unchanged<AddressBody> _ -> old.serviceAddress();
                        case Patch.Clear<AddressBody> _ -> null;
                        case Patch.Set<AddressBody> set -> set.value().applyTo(old.serviceAddress());
                    });
        }

        /// Leaves everything out, so that no log ever shows a person.
        @Override
        public String toString() {
            return "EndUserBody";
        }
    }

    /// @param administrativeArea state, province or the like
    /// @param countryCode ISO 3166-1 alpha-2
    record AddressBody(
            @Takes(max = TEXT_CHARS_MAX) Patch<String> streetAddress,
            @Takes(max = TEXT_CHARS_MAX) Patch<String> extendedAddress,
            @Takes(max = TEXT_CHARS_MAX) Patch<String> locality,
            @Takes(max = TEXT_CHARS_MAX) Patch<String> administrativeArea,
            @Takes(max = POSTAL_CODE_CHARS_MAX) Patch<String> postalCode,
            @Takes(pattern = "[A-Z]{2}") Patch<String> countryCode) {

        void check(Checks checks) {
            checkText(checks, "end_user.service_address.street_address", streetAddress, TEXT_CHARS_MAX);
            checkText(checks, "end_user.service_address.extended_address", extendedAddress, TEXT_CHARS_MAX);
            checkText(checks, "end_user.service_address.locality", locality, TEXT_CHARS_MAX);
            checkText(checks, "end_user.service_address.administrative_area", administrativeArea, TEXT_CHARS_MAX);
            checkText(checks, "end_user.service_address.postal_code", postalCode, POSTAL_CODE_CHARS_MAX);
            if (countryCode instanceof Patch.Set<String> set) {
                checks.that(
                        COUNTRY.matcher(set.value()).matches(),
                        "end_user.service_address.country_code",
                        Code.INVALID_FORMAT,
                        "must be two capital letters, ISO 3166-1");
            }
        }

        ServiceAddress applyTo(@Nullable ServiceAddress before) {
            var old = before == null ? new ServiceAddress(null, null, null, null, null, null) : before;
            return new ServiceAddress(
                    streetAddress.applyTo(old.streetAddress()),
                    extendedAddress.applyTo(old.extendedAddress()),
                    locality.applyTo(old.locality()),
                    administrativeArea.applyTo(old.administrativeArea()),
                    postalCode.applyTo(old.postalCode()),
                    countryCode.applyTo(old.countryCode()));
        }

        @Override
        public String toString() {
            return "AddressBody";
        }
    }

    /// @param body 1 to 1000 characters
    record CommentBody(
            @Takes(required = true, min = 1, max = COMMENT_CHARS_MAX) @Nullable
            String body) {

        Comment toCommand(UUID tenantId, UUID portingOrderId) {
            var checks = new Checks();
            var text = checks.text("body", body, 1, COMMENT_CHARS_MAX);
            checks.orThrow();
            return new Comment(portingOrderId, tenantId, text);
        }
    }

    private static void checkText(Checks checks, String field, Patch<String> text, int charsMax) {
        if (text instanceof Patch.Set<String> set) {
            checks.text(field, set.value(), 0, charsMax);
        }
    }

    private static List<UUID> documentIds(Checks checks, List<@Nullable String> texts) {
        if (texts.size() > DOCUMENTS_MAX) {
            checks.error(
                    "documents",
                    Code.TOO_LONG,
                    "has %d items; at most %d are allowed".formatted(texts.size(), DOCUMENTS_MAX));
            return List.of();
        }
        var seen = new HashSet<UUID>();
        List<UUID> ids = new ArrayList<>();
        for (var i = 0; i < texts.size(); i++) {
            var field = "documents[%d]".formatted(i);
            var id = checks.uuid(field, texts.get(i));
            checks.that(seen.add(id), field, Code.DUPLICATE, "is in the list twice");
            ids.add(id);
        }
        return ids;
    }

    private static LocalDate date(Checks checks, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            checks.error("foc_date", Code.INVALID_FORMAT, "must be a day, for example 2026-06-01");
            return LocalDate.EPOCH;
        }
    }
}
