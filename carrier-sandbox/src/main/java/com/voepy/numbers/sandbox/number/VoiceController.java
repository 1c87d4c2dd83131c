package com.voepy.numbers.sandbox.number;

import com.voepy.numbers.sandbox.api.One;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/v2/phone_numbers/{id}/voice")
class VoiceController {

    private final NumberChanges changes;
    private final VoiceSettings voice;

    VoiceController(NumberChanges changes, VoiceSettings voice) {
        this.changes = changes;
        this.voice = voice;
    }

    /// `GET /v2/phone_numbers/{id}/voice`.
    @GetMapping
    One<ObjectNode> settings(@PathVariable String id) {
        return new One<>(resource(changes.find(id)));
    }

    /// `PATCH /v2/phone_numbers/{id}/voice` — changes the settings that the body names.
    @PatchMapping
    One<ObjectNode> change(@PathVariable String id, @RequestBody ObjectNode body) {
        return new One<>(resource(changes.change(
                id, number -> number.withVoice(voice.changed(number, body).toString()))));
    }

    private ObjectNode resource(OwnedNumber number) {
        var resource = voice.of(number);
        // It can be set here, and is shown with the number itself.
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
        resource.putObject("emergency").put("emergency_enabled", false).put("emergency_status", "disabled");
        return resource;
    }
}
