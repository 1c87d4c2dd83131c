package com.voepy.numbers.command.order;

import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A client's wish to buy numbers.
record PlaceOrder(
        UUID tenantId,
        List<E164> phoneNumbers,
        String countryCode,
        NumberType numberType,
        @Nullable String customerReference,
        @Nullable UUID connectionId) {}
