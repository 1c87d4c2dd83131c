package com.voepy.numbers.command.number;

import com.voepy.numbers.kernel.NumberStatus;
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
        HandBack handBack) {

    Tenure(UUID tenantId, PhoneNumberResource resource) {
        this(tenantId, resource, 0, 0, Emergency.NONE, Billing.NONE, HandBack.OPEN);
    }

    Tenure with(PhoneNumberResource changed) {
        return new Tenure(tenantId, changed, settingsVersion, settingsSettled, emergency, billing, handBack);
    }

    Tenure withSettingsVersion(long version) {
        return new Tenure(tenantId, resource, version, settingsSettled, emergency, billing, handBack);
    }

    Tenure withSettingsSettled(long version) {
        return new Tenure(tenantId, resource, settingsVersion, version, emergency, billing, handBack);
    }

    Tenure with(PhoneNumberResource changed, Emergency changedEmergency) {
        return new Tenure(tenantId, changed, settingsVersion, settingsSettled, changedEmergency, billing, handBack);
    }

    Tenure with(PhoneNumberResource changed, Billing changedBilling) {
        return new Tenure(tenantId, changed, settingsVersion, settingsSettled, emergency, changedBilling, handBack);
    }

    Tenure with(HandBack changed) {
        return new Tenure(tenantId, resource, settingsVersion, settingsSettled, emergency, billing, changed);
    }

    /// Whether the number is still ours at the carrier though nobody has it.
    boolean isToBeHandedBack() {
        return resource.status() == NumberStatus.RELEASED && handBack != HandBack.DONE;
    }

    /// How far the carrier is with taking the number back, once the tenure is over.
    enum HandBack {
        OPEN,

        /// It takes so long that this has been noted.
        STUCK,

        DONE
    }
}
