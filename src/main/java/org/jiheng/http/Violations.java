package org.jiheng.http;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What is wrong with a value, where, and what would be accepted, in the words of the forms. */
public final class Violations {
    private Violations() {}

    /** The sentence for people, which names the field; the place for machines is {@link #pointer}. */
    public static Message of(ConstraintViolation<?> violation) {
        Message rule = rule(violation);
        Message name = name(violation);
        return new Message(name.zh() + "：" + rule.zh(), name.en() + ": " + rule.en());
    }

    /** The same where no pointer stands beside it: with the items of lists in which the field is. */
    static Message inPlace(ConstraintViolation<?> violation) {
        Message sentence = of(violation);
        StringBuilder zh = new StringBuilder();
        StringBuilder en = new StringBuilder();
        String list = "";
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PROPERTY) {
                if (node.getIndex() != null) {
                    Message item = numbered(FieldNames.of(list), node.getIndex());
                    zh.append(item.zh()).append("，");
                    en.append(item.en()).append(", ");
                }
                list = node.getName();
            }
        }
        return new Message(zh + sentence.zh(), en + sentence.en());
    }

    /** Whether it is about the body of a call. */
    static boolean isBody(ConstraintViolation<?> violation) {
        Path.MethodNode call = null;
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.METHOD) {
                call = node.as(Path.MethodNode.class);
            } else if (node.getKind() == ElementKind.PARAMETER && call != null) {
                int place = node.as(Path.ParameterNode.class).getParameterIndex();
                return isBody(violation.getRootBeanClass(), call, place);
            }
        }
        return false;
    }

    /** The body is the parameter that no annotation takes from elsewhere. */
    private static boolean isBody(Class<?> resource, Path.MethodNode call, int place) {
        Class<?>[] types = call.getParameterTypes().toArray(Class<?>[]::new);
        // What is put in front of a resource repeats its methods without all of their annotations.
        for (Class<?> one = resource; one != null; one = one.getSuperclass()) {
            try {
                Annotation[] annotations =
                        one.getDeclaredMethod(call.getName(), types).getParameterAnnotations()[place];
                if (Arrays.stream(annotations).anyMatch(Violations::takesFromElsewhere)) {
                    return false;
                }
            } catch (NoSuchMethodException inherited) {
                // Its superclass has it.
                continue;
            }
        }
        return true;
    }

    private static boolean takesFromElsewhere(Annotation annotation) {
        String origin = annotation.annotationType().getPackageName();
        return origin.startsWith("jakarta.ws.rs") || origin.startsWith("org.jboss.resteasy.reactive");
    }

    /** The path of a violation without the method and its parameter: what is left stands in the body. */
    static String pointer(ConstraintViolation<?> violation) {
        List<String> steps = new ArrayList<>();
        String parameter = "";
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            }
            if (node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                if (node.getIndex() != null) {
                    steps.add(node.getIndex().toString());
                } else if (node.getKey() != null) {
                    steps.add(JsonProblem.escape(node.getKey().toString()));
                }
                if (node.getKind() == ElementKind.PROPERTY) {
                    steps.add(JsonProblem.escape(node.getName()));
                }
            }
        }
        if (!isBody(violation)) {
            return steps.isEmpty() ? parameter : String.join("/", steps);
        }
        return steps.isEmpty() ? "" : "/" + String.join("/", steps);
    }

    /** The field, and which element of it; or the body, where the whole of it is wrong. */
    private static Message name(ConstraintViolation<?> violation) {
        String holder = "";
        String member = "";
        Path.Node element = null;
        boolean body = isBody(violation);
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.METHOD) {
                holder = node.getName();
            } else if (node.getKind() == ElementKind.PARAMETER && !body) {
                member = node.getName();
            } else if (node.getKind() == ElementKind.PROPERTY) {
                holder = violation.getLeafBean().getClass().getSimpleName();
                member = node.getName();
                element = null;
            } else if (node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                element = node;
            }
        }
        if (member.isEmpty()) {
            return new Message("请求正文", "Body");
        }
        Message words = FieldNames.of(holder, member);
        if (element != null && element.getIndex() != null) {
            return numbered(words, element.getIndex());
        }
        if (element != null && element.getKey() != null) {
            return new Message(words.zh() + "「" + element.getKey() + "」", words.en() + " " + element.getKey());
        }
        return words;
    }

    private static Message numbered(Message words, int index) {
        return new Message(words.zh() + "第 " + (index + 1) + " 项", words.en() + ", no. " + (index + 1));
    }

    private static Message rule(ConstraintViolation<?> violation) {
        String template = violation.getMessageTemplate();
        if (!template.startsWith("{")) {
            // Written beside the constraint, in both languages.
            String[] said = template.split("\\|", 2);
            return new Message(said[0], said[said.length - 1]);
        }
        Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
        if (constraint instanceof NotNull || constraint instanceof NotBlank) {
            return missing();
        } else if (constraint instanceof NotEmpty) {
            return new Message("至少要有一项", "takes at least one");
        } else if (constraint instanceof Size size) {
            return size(size, violation.getInvalidValue());
        } else if (constraint instanceof Min min) {
            return least(String.valueOf(min.value()));
        } else if (constraint instanceof DecimalMin min) {
            return least(min.value());
        } else if (constraint instanceof PositiveOrZero) {
            return least("0");
        } else if (constraint instanceof Max max) {
            return most(String.valueOf(max.value()));
        } else if (constraint instanceof DecimalMax max) {
            return most(max.value());
        } else if (constraint instanceof Digits digits) {
            return new Message(
                    "小数点前最多 " + digits.integer() + " 位，小数点后最多 " + digits.fraction() + " 位",
                    "at most " + digits.integer() + " digits before the point and " + digits.fraction() + " behind it");
        }
        return new Message(violation.getMessage(), violation.getMessage());
    }

    private static Message missing() {
        return new Message("没有填写", "is missing");
    }

    private static Message least(String bound) {
        return new Message("不能小于 " + bound, "is at least " + bound);
    }

    private static Message most(String bound) {
        return new Message("不能大于 " + bound, "is at most " + bound);
    }

    private static Message size(Size size, Object value) {
        boolean text = value instanceof CharSequence;
        int given = text
                ? ((CharSequence) value).length()
                : value instanceof Collection<?> many ? many.size() : value instanceof Map<?, ?> map ? map.size() : 0;
        if (given < size.min()) {
            return new Message(
                    "至少要有 " + size.min() + (text ? " 个字符" : " 项"),
                    "takes at least " + size.min() + (text ? " characters" : ""));
        }
        return new Message(
                "最多 " + size.max() + (text ? " 个字符" : " 项") + "，现有 " + given + (text ? " 个" : " 项"),
                "at most " + size.max() + (text ? " characters" : "") + ", there are " + given);
    }
}
