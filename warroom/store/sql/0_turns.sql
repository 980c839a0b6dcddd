-- Where those who append to a log wait for each other, in the order in which they came. The head row is replaced
-- by each append, so that all who wait for it are woken each time; these rows stay as they are, and one is woken.
CREATE TABLE IF NOT EXISTS public.turn (incident text PRIMARY KEY);
