package org.jiheng.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.jiheng.http.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateCommandTest {
    @Test
    void whatIsTypedIsThePlan() throws Exception {
        assertEquals(
                new YearPlan(2031, 1000, -5),
                GenerateCommand.read(List.of("--seed", "-5", "--year", "2031", "--projects", "1000")));
    }

    @Test
    void withoutAYearItIsLastYear() throws Exception {
        int last = LocalDate.now(Time.ZONE).getYear() - 1;
        assertEquals(new YearPlan(last, 1, 0), GenerateCommand.read(List.of("--projects", "1", "--seed", "0")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    --seed 1;                                  --projects is missing
                    --projects 10;                             --seed is missing
                    --projects 0 --seed 1;                     --projects is a whole number from 1 to 2000000, not "0"
                    --projects 2000001 --seed 1;               from 1 to 2000000
                    --projects many --seed 1;                  not "many"
                    --projects 1.5 --seed 1;                   not "1.5"
                    --projects 10 --seed x;                    --seed is a whole number
                    --projects 10 --seed 1 --year 1989;        --year is a whole number from 1990 to 2099
                    --projects 10 --seed;                      --seed needs a number after it
                    --projects 10 --projects 10 --seed 1;      --projects is given twice
                    --help;                                    unknown argument: --help
                    --projects 10 --seed 1 quickly;            unknown argument: quickly
                    """)
    void whatIsTypedWronglyIsSaid(String typed, String said) {
        String message = assertThrows(
                        GenerateCommand.WrongArgumentsException.class,
                        () -> GenerateCommand.read(List.of(typed.split(" "))))
                .getMessage();
        assertTrue(message.contains(said), message);
        assertTrue(message.contains("usage: generate --projects"), message);
    }
}
