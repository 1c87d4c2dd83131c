package com.voepy.numbers.sandbox.number;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// A number with its voice settings as it goes over the wire.
@Component
class VoiceResource {

    private final VoiceSettings voice;
    private final Emergencies emergencies;

    VoiceResource(VoiceSettings voice, Emergencies emergencies) {
        this.voice = voice;
        this.emergencies = emergencies;
    }

    ObjectNode of(OwnedNumber number) {
        var resource = voice.of(number);
        // It can be set with these, and is shown with the number itself.
        resource.remove("caller_id_name_enabled");
        resource.put("id", String.valueOf(number.id()));
        resource.put("record_type", "voice_settings");
        resource.put("phone_number", number.phoneNumber());
        if (number.connectionId() != null) {
            resource.put("connection_id", number.connectionId());
        }
        if (number.customerReference() != null) {
            resource.put("customer_reference", number.customerReference());
        }
        var emergency = emergencies.of(number);
        var node = resource.putObject("emergency")
                .put("emergency_enabled", emergency.enabled())
                .put("emergency_status", emergency.status());
        if (emergency.addressId() != null) {
            node.put("emergency_address_id", emergency.addressId());
        }
        return resource;
    }
}
