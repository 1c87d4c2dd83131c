package com.voepy.numbers.sandbox.address;

import static com.voepy.numbers.sandbox.api.TelnyxError.INVALID_VALUE;
import static com.voepy.numbers.sandbox.api.TelnyxError.NOT_FOUND;
import static com.voepy.numbers.sandbox.api.TelnyxError.UNAVAILABLE;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.voepy.numbers.sandbox.api.BrokenConnection;
import com.voepy.numbers.sandbox.api.One;
import com.voepy.numbers.sandbox.api.Paged;
import com.voepy.numbers.sandbox.api.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v2/addresses")
class AddressController {

    private final Addresses addresses;
    private final TransactionTemplate transaction;

    AddressController(Addresses addresses, TransactionTemplate transaction) {
        this.addresses = addresses;
        this.transaction = transaction;
    }

    /// `POST /v2/addresses` — keeps an address; one that is not valid only if it is not to be validated.
    @PostMapping
    One<Address> create(@RequestBody AddressRequest body, HttpServletRequest request) {
        var magic = MagicAddress.of(body.check());
        var valid = magic.isValid() && magic != MagicAddress.CONDEMNED;
        if (body.isToBeValidated() && !valid) {
            throw INVALID_VALUE.because("The address is not valid for emergency services.", "/street_address");
        }
        var created = addresses.insert(body, valid);
        if (magic == MagicAddress.SILENT) {
            BrokenConnection.instead(request);
        }
        return new One<>(created);
    }

    /// `GET /v2/addresses` — newest first unless asked otherwise.
    @GetMapping
    Paged<Address> page(HttpServletRequest request) {
        var query = Query.paged(request, Addresses.PARAMETERS);
        return addresses.page(query, query.page());
    }

    /// `GET /v2/addresses/{id}`.
    @GetMapping("/{id}")
    One<Address> one(@PathVariable String id) {
        return new One<>(find(id));
    }

    /// `DELETE /v2/addresses/{id}` — forgets it for good; refused while a number uses it for emergency calls.
    @DeleteMapping("/{id}")
    One<Address> delete(@PathVariable String id) {
        return new One<>(Objects.requireNonNull(transaction.execute(_ -> {
            var address = find(id);
            var key = Long.parseLong(address.id());
            addresses.lock(key);
            if (addresses.isUsed(key)) {
                throw INVALID_VALUE.because("A number uses this address for emergency calls.");
            }
            addresses.delete(key);
            return address;
        })));
    }

    /// `POST /v2/addresses/actions/validate` — whether emergency services find it; changes nothing.
    @PostMapping("/actions/validate")
    One<Validation> validate(@RequestBody ValidationRequest body) {
        var street = body.check();
        var magic = MagicAddress.of(street);
        return new One<>(
                switch (magic) {
                    case UNAVAILABLE -> throw UNAVAILABLE.because("Try again later.");
                    case NOWHERE -> Validation.invalid(null);
                    case MISSPELT -> Validation.invalid(body.withStreet(magic.corrected(street)));
                    case NORMAL, CONDEMNED, SILENT, INSTANT, SLOW, DOOMED, FORBIDDEN, MUTE -> Validation.valid(body);
                });
    }

    private Address find(String id) {
        return Addresses.parse(id)
                .flatMap(addresses::find)
                .orElseThrow(() -> NOT_FOUND.because("You have no address with this id."));
    }

    /// The body of a validation, and what is suggested.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ValidationRequest(
            @Nullable String streetAddress,
            @Nullable String extendedAddress,
            @Nullable String locality,
            @Nullable String administrativeArea,
            @Nullable String postalCode,
            @Nullable String countryCode) {

        /// @return the street
        /// @throws com.voepy.numbers.sandbox.api.Refusal if something is missing
        String check() {
            AddressRequest.required(postalCode, "/postal_code");
            AddressRequest.required(countryCode, "/country_code");
            return AddressRequest.required(streetAddress, "/street_address");
        }

        ValidationRequest withStreet(String street) {
            return new ValidationRequest(
                    street, extendedAddress, locality, administrativeArea, postalCode, countryCode);
        }
    }

    /// @param suggested the address as it should be written; empty if nothing is like it
    record Validation(String recordType, String result, Object suggested, List<Fault> errors) {

        private static final String TYPE = "address_validation";

        static Validation valid(ValidationRequest normalized) {
            return new Validation(TYPE, "valid", normalized, List.of());
        }

        static Validation invalid(@Nullable ValidationRequest suggested) {
            var fault = new Fault(
                    "20207",
                    "Invalid street address",
                    "The street address provided is invalid.",
                    new Source("/street_address"));
            return new Validation(TYPE, "invalid", suggested == null ? Map.of() : suggested, List.of(fault));
        }
    }

    record Fault(String code, String title, String description, Source source) {}

    record Source(String pointer) {}
}
