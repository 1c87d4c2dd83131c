package com.voepy.numbers.sandbox.porting;

import java.util.Collection;
import java.util.Set;

/// Why a losing carrier refuses a port, in the protocol's order. Numbers that end in `99` and the two digits of one of
/// these are refused for it until the customer puts it right.
enum ExceptionType {
    ACCOUNT_NUMBER_MISMATCH("Account number does not match that on the CSR", "account_number"),
    AUTH_PERSON_MISMATCH("Authorized person does not match that on the CSR", "auth_person_name"),
    BTN_ATN_MISMATCH("Billing phone number does not match that on the CSR", "billing_phone_number"),
    ENTITY_NAME_MISMATCH("Entity name does not match that on the CSR", "entity_name"),
    FOC_EXPIRED("The FOC date passed before the port was activated", "foc_datetime_requested"),
    FOC_REJECTED("The requested FOC date is not possible", "foc_datetime_requested"),
    LOCATION_MISMATCH(
            "Service address does not match that on the CSR",
            "street_address",
            "extended_address",
            "locality",
            "administrative_area",
            "country_code"),
    LSR_PENDING("Another port request for the numbers is pending", ExceptionType.TIME),
    MAIN_BTN_PORTING(
            "The main billing number is being ported; a new one is needed for the remaining numbers",
            "new_billing_phone_number",
            "remaining_numbers_action"),
    OSP_IRRESPONSIVE("The old service provider does not respond", ExceptionType.TIME),
    OTHER("The old service provider rejected the request", "comment"),
    PASSCODE_PIN_INVALID("Passcode or PIN is missing or invalid", "pin_passcode"),
    PHONE_NUMBER_HAS_SPECIAL_FEATURE("A phone number has a feature that must be removed first", "comment"),
    PHONE_NUMBER_MISMATCH("A phone number does not belong to the account", "account_number"),
    PHONE_NUMBER_NOT_PORTABLE("A phone number is not portable"),
    PORT_TYPE_INCORRECT("The port is partial, not full, or the other way round", "type"),
    PORTING_ORDER_SPLIT_REQUIRED("The phone numbers must be ported in separate orders", "comment"),
    POSTAL_CODE_MISMATCH("Postal code does not match that on the CSR", "postal_code"),
    RATE_CENTER_NOT_PORTABLE("The rate center is not portable"),
    SV_CONFLICT("The old service provider disputes the subscription version", ExceptionType.TIME),
    SV_UNKNOWN_FAILURE("The subscription version failed for an unknown reason", ExceptionType.TIME);

    /// Confirming again is enough.
    private static final String TIME = "time";

    /// A further document puts right whatever can be.
    private static final String DOCUMENT = "document";

    /// The two digits of the first one.
    private static final int FIRST_SUFFIX = 9901;

    private final String description;
    private final Set<String> remedies;

    ExceptionType(String description, String... remedies) {
        this.description = description;
        this.remedies = Set.of(remedies);
    }

    /// Whether a number is refused for this.
    boolean isOf(String e164) {
        return PortMagic.suffixOf(e164) == FIRST_SUFFIX + ordinal();
    }

    /// @param changed what the customer changed since the exception, by name
    boolean isRepairedBy(Collection<String> changed) {
        return !remedies.isEmpty()
                && (remedies.contains(TIME)
                        || changed.contains(DOCUMENT)
                        || changed.stream().anyMatch(remedies::contains));
    }

    String description() {
        return description;
    }
}
