package org.jiheng.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/**
 * JSON as the contract says: decimals leave as plain strings and come in as strings or numbers without an exponent;
 * nothing unknown, doubled, trailing or of another type is taken.
 */
@Singleton
public class JsonSetup implements ObjectMapperCustomizer {
    static final String TEXT_WANTED = "a text has no control characters and no unpaired surrogates";
    static final String DECIMAL_WANTED =
            "a decimal has at most 18 digits before and 8 after the point, and no exponent";
    static final String DATE_WANTED = "a date that exists is written like 2023-11-30";
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,8})?");

    @Override
    public void customize(ObjectMapper mapper) {
        configure(mapper);
    }

    /** The same settings for a mapper made by hand, so that stored documents and answers read alike. */
    public static ObjectMapper configure(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(100)
                        .maxNestingDepth(50)
                        .build());
        mapper.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        for (CoercionInputShape shape : new CoercionInputShape[] {
            CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
            mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
        }
        mapper.registerModule(new JavaTimeModule());
        mapper.registerModule(new SimpleModule("decimals")
                .addSerializer(BigDecimal.class, new DecimalOut())
                .addDeserializer(BigDecimal.class, new DecimalIn())
                .addDeserializer(String.class, new TextIn())
                .addDeserializer(LocalDate.class, new DateIn()));
        return mapper;
    }

    private static final class DecimalOut extends StdScalarSerializer<BigDecimal> {
        private static final long serialVersionUID = 1L;

        DecimalOut() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.toPlainString());
        }
    }

    /** Reads a decimal that the service wrote itself: a converted one may have more digits than a request may give. */
    public static final class StoredDecimal extends StdScalarDeserializer<BigDecimal> {
        private static final long serialVersionUID = 1L;

        public StoredDecimal() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return new BigDecimal(json.getText());
        }
    }

    /** Text as it can be stored: half a character or a control character would come back as something else, or unseen. */
    private static final class TextIn extends StringDeserializer {
        private static final long serialVersionUID = 1L;

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = super.deserialize(json, context);
            if (text != null && !Texts.storable(text)) {
                return (String) context.handleWeirdStringValue(String.class, "", TEXT_WANTED);
            }
            return text;
        }
    }

    /** A date and nothing else: no year of five digits, no time of day, no list of numbers. */
    private static final class DateIn extends StdScalarDeserializer<LocalDate> {
        private static final long serialVersionUID = 1L;

        DateIn() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                return (LocalDate) context.handleUnexpectedToken(LocalDate.class, json);
            }
            String text = json.getText();
            try {
                if (DATE.matcher(text).matches()) {
                    return LocalDate.parse(text);
                }
            } catch (DateTimeParseException noSuchDay) {
                // Answered below.
            }
            return (LocalDate) context.handleWeirdStringValue(LocalDate.class, "", DATE_WANTED);
        }
    }

    private static final class DecimalIn extends StdScalarDeserializer<BigDecimal> {
        private static final long serialVersionUID = 1L;

        DecimalIn() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser json, DeserializationContext context) throws IOException {
            JsonToken token = json.currentToken();
            if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
                return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, json);
            }
            String text = json.getText();
            if (!DECIMAL.matcher(text).matches()) {
                String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
                return (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, shown, DECIMAL_WANTED);
            }
            return new BigDecimal(text);
        }
    }
}
