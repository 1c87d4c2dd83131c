package com.voepy.numbers.sandbox.porting;

import com.voepy.numbers.sandbox.number.OwnedNumbers;
import com.voepy.numbers.sandbox.stock.TakenNumbers;
import org.springframework.stereotype.Component;

/// Makes ported numbers the customer's.
@Component
class PortedNumbers {

    private static final String CONFIGURATION = "/phone_number_configuration/";

    private final OwnedNumbers owned;
    private final TakenNumbers taken;

    PortedNumbers(OwnedNumbers owned, TakenNumbers taken) {
        this.owned = owned;
        this.taken = taken;
    }

    /// From now on they are active. One that is the customer's by an order meanwhile stays as it is.
    void take(PortingOrder order) {
        var form = order.form();
        for (var number : taken.takeOver(order.phoneNumbers(), order.id())) {
            owned.insertPorted(new OwnedNumbers.Port(
                    number,
                    order.countryCode(),
                    order.numberType(),
                    order.id(),
                    form.text(CONFIGURATION + "connection_id"),
                    form.text("/customer_reference"),
                    form.text(CONFIGURATION + "billing_group_id"),
                    form.text(CONFIGURATION + "messaging_profile_id"),
                    form.tags()));
        }
    }
}
