-- An independent reading of the register of parties: by SQL alone, over the raw rows as text ($1, JSON), what each row says of
-- its state on five days. It knows nothing of acts; `bench/register.mjs` compares it with the ledger.
WITH raw AS (
  SELECT number, line ->> 'treatyID' AS treaty, line ->> 'stateID' AS state, line
  FROM json_array_elements($1::json) WITH ORDINALITY AS rows (line, number)
), cells AS (
  SELECT number, key, CASE WHEN value ~ '^\d\d\.\d\d\.\d{4}$' AND value <> '31.12.9999' THEN to_date(value, 'DD.MM.YYYY') END AS day
  FROM raw, json_each_text(line)
  WHERE key IN ('stateSignature', 'stateRat', 'stateForce', 'stateWithdrawal', 'ProvisionalApp', 'Succession', 'Force')
), days AS (
  SELECT number,
    max(day) FILTER (WHERE key = 'stateSignature') AS signed,
    max(day) FILTER (WHERE key = 'stateRat') AS ratified,
    max(day) FILTER (WHERE key = 'stateForce') AS force,
    max(day) FILTER (WHERE key = 'stateWithdrawal') AS withdrawn,
    max(day) FILTER (WHERE key = 'ProvisionalApp') AS applied,
    max(day) FILTER (WHERE key = 'Succession') AS succeeded,
    max(day) FILTER (WHERE key = 'Force') AS treaty_force
  FROM cells GROUP BY number
), consents AS (
  -- A successor's row repeats the days of its predecessor; its own consent is the succession.
  SELECT number, treaty_force, coalesce(succeeded, ratified) AS consented,
    CASE WHEN signed < succeeded THEN NULL ELSE signed END AS signed,
    CASE WHEN force < succeeded THEN NULL ELSE force END AS force,
    CASE WHEN withdrawn < succeeded THEN NULL ELSE withdrawn END AS withdrawn,
    CASE WHEN applied < succeeded THEN NULL ELSE applied END AS applied
  FROM days
), bound AS (
  -- From the state's own entry into force, else from its consent, and never before the treaty's own entry into force.
  SELECT *, CASE WHEN coalesce(force, consented) IS NOT NULL
    THEN greatest(consented, force, treaty_force) END AS bound_from
  FROM consents
), asked AS (
  SELECT unnest($2::date[]) AS day
)
SELECT bound.number::int, to_char(asked.day, 'YYYY-MM-DD') AS "on",
  CASE
    WHEN withdrawn <= asked.day AND NOT (coalesce(bound_from > withdrawn, false) AND bound_from <= asked.day) THEN 'former_party'
    WHEN bound_from <= asked.day THEN 'party'
    WHEN applied <= asked.day THEN 'provisional'
    WHEN consented <= asked.day OR force <= asked.day THEN 'party_not_yet_in_force'
    WHEN signed <= asked.day THEN 'signatory'
    ELSE 'unknown'
  END AS status
FROM bound, asked ORDER BY bound.number, asked.day
