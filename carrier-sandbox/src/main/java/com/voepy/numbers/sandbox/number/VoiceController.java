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
    private final VoiceResource resource;

    VoiceController(NumberChanges changes, VoiceSettings voice, VoiceResource resource) {
        this.changes = changes;
        this.voice = voice;
        this.resource = resource;
    }

    /// `GET /v2/phone_numbers/{id}/voice`.
    @GetMapping
    One<ObjectNode> settings(@PathVariable String id) {
        return new One<>(resource.of(changes.find(id)));
    }

    /// `PATCH /v2/phone_numbers/{id}/voice` — changes the settings that the body names.
    @PatchMapping
    One<ObjectNode> change(@PathVariable String id, @RequestBody ObjectNode body) {
        return new One<>(resource.of(changes.change(
                id, number -> number.withVoice(voice.changed(number, body).toString()))));
    }
}
