-- Whose reporting a source repeats: reprints of one agency count as one source.
ALTER TABLE "desk"."Source" ADD COLUMN "origin" TEXT NOT NULL DEFAULT '';
