package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;

import raftarium.app.look.EventJson;

import java.net.URI;

/** What the schema of events says of one. */
final class EventSchema {
    private final Validator validator;
    private final URI schema;

    EventSchema() {
        validator = new ValidatorFactory()
                .withJsonNodeFactory(new GsonNode.Factory())
                .createValidator();
        schema = validator.registerSchema(EventJson.schema());
    }

    boolean allows(JsonObject event) {
        return validator.validate(schema, event).isValid();
    }

    void validate(JsonObject event) {
        Validator.Result result = validator.validate(schema, event);
        assertThat(result.isValid()).as("%s: %s", event, result.getErrors()).isTrue();
    }
}
