-- From which risk upward a tracker asks that a text rests on two independent sources; null where it never does.
ALTER TABLE "desk"."Tracker" ADD COLUMN "twoSourcesFrom" "desk"."Risk";
