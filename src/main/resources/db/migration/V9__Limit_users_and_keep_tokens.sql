ALTER TABLE app_user
  ADD COLUMN departments TEXT NULL COMMENT 'JSON array; with units, what the user is limited to; both null: not limited',
  ADD COLUMN units       TEXT NULL COMMENT 'JSON array';

-- The secret itself is nowhere: who reads this table cannot sign in by it.
CREATE TABLE access_token (
  id           VARCHAR(26)  NOT NULL,
  secret_hash  CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256',
  kind         VARCHAR(16)  NOT NULL COMMENT 'session or personal',
  user_name    VARCHAR(64)  NOT NULL,
  label        VARCHAR(200) NULL COMMENT 'what a personal token is for',
  read_only    BOOLEAN      NOT NULL,
  departments  TEXT         NULL COMMENT 'JSON array, limits further what the user is limited to',
  units        TEXT         NULL COMMENT 'JSON array',
  created_at   DATETIME(6)  NOT NULL,
  expires_at   DATETIME(6)  NOT NULL,
  last_used_at DATETIME(6)  NOT NULL COMMENT 'to the minute',
  revoked_at   DATETIME(6)  NULL,
  PRIMARY KEY (id),
  UNIQUE INDEX access_token_secret (secret_hash),
  INDEX access_token_user (user_name, kind),
  CONSTRAINT access_token_of_user FOREIGN KEY (user_name) REFERENCES app_user (name) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE sign_in_failure (
  subject      CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of a user name, an address, or both',
  failures     INT         NOT NULL COMMENT 'since the last success',
  failed_at    DATETIME(6) NOT NULL,
  locked_until DATETIME(6) NULL,
  PRIMARY KEY (subject),
  INDEX sign_in_failure_age (failed_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
