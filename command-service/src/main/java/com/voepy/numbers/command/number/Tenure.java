package com.voepy.numbers.command.number;

import com.voepy.numbers.resource.PhoneNumberResource;
import java.util.UUID;

/// One tenant's time with a number.
///
/// @param resource as the tenant sees it
/// @param settingsVersion counts the configurations, 0 before the first
/// @param settingsSettled the last version that the carrier has applied or refused
record Tenure(
        UUID tenantId,
        PhoneNumberResource resource,
        long settingsVersion,
        long settingsSettled,
        Emergency emergency,
        Billing billing,
        boolean disconnected) {

    Tenure(UUID tenantId, PhoneNumberResource resource) {
        this(tenantId, resource, 0, 0, Emergency.NONE, Billing.NONE, false);
    }

    Tenure with(PhoneNumberResource changed) {
        return new Tenure(tenantId, changed, settingsVersion, settingsSettled, emergency, billing, disconnected);
    }

    Tenure withSettingsVersion(long version) {
        return new Tenure(tenantId, resource, version, settingsSettled, emergency, billing, disconnected);
    }

    Tenure withSettingsSettled(long version) {
        return new Tenure(tenantId, resource, settingsVersion, version, emergency, billing, disconnected);
    }

    Tenure with(PhoneNumberResource changed, Emergency changedEmergency) {
        return new Tenure(tenantId, changed, settingsVersion, settingsSettled, changedEmergency, billing, disconnected);
    }

    Tenure with(PhoneNumberResource changed, Billing changedBilling) {
        return new Tenure(tenantId, changed, settingsVersion, settingsSettled, emergency, changedBilling, disconnected);
    }

    Tenure asDisconnected() {
        return new Tenure(tenantId, resource, settingsVersion, settingsSettled, emergency, billing, true);
    }
}
