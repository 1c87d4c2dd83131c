package com.voepy.numbers.sandbox.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is asked for, in the customer's words and unchecked.
record OrderRequest(
        @Nullable List<Item> phoneNumbers,
        @Nullable String customerReference,
        @Nullable String connectionId,
        @Nullable String messagingProfileId,
        @Nullable String billingGroupId) {

    record Item(@Nullable String phoneNumber) {}
}
