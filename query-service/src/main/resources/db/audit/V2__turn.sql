-- Reads are added one after the other: whoever adds one locks this row. A lock on a row takes the right to change it, and a
-- lock on a number that anybody may take does not.
CREATE TABLE audit.turn (
    one boolean PRIMARY KEY DEFAULT true CHECK (one)
);
COMMENT ON TABLE audit.turn IS 'Whoever adds a read locks this row.';
INSERT INTO audit.turn DEFAULT VALUES;
