-- How a district carries out the reform: institutions and their duties, activities, problems, and announcements.
create table rollout_institutions (
  institution_id text primary key,
  bureau_id text not null references bureaus,
  name text not null,
  -- finance, health, software, issuer, unit or other
  party text not null,
  note text,
  version integer not null,
  unique (bureau_id, name)
);

-- Plans that were loaded: each into a bureau once.
create table rollout_plans (
  bureau_id text not null references bureaus,
  plan_name text not null,
  loaded_by text not null,
  loaded_at bigint not null,
  primary key (bureau_id, plan_name)
);

create table rollout_duties (
  duty_id text primary key,
  bureau_id text not null references bureaus,
  milestone text not null,
  title text not null,
  -- Who carries it out, of the same kinds as institutions.
  party text not null,
  institution_id text references rollout_institutions,
  -- Null for what goes on without an end.
  due_on date,
  -- Lists come in the order of the days; what has none comes last.
  due_order date not null generated always as (coalesce(due_on, date '9999-12-31')) stored,
  -- open, done or dropped
  state text not null,
  done_on date,
  -- With what it was done, or why it was reopened or dropped.
  note text,
  marked_by text,
  marked_at bigint,
  version integer not null
);
create index rollout_duties_by_day on rollout_duties (bureau_id, due_order, duty_id);
create index rollout_duties_open on rollout_duties (bureau_id, due_order, duty_id)
  where state = 'open';
create index rollout_duties_by_institution
  on rollout_duties (bureau_id, institution_id, due_order, duty_id);

create table rollout_activities (
  activity_id text primary key,
  bureau_id text not null references bureaus,
  -- training, briefing, handbook, board, screen, official_account, media or other
  kind text not null,
  title text not null,
  held_on date not null,
  place text,
  institution_ids text[] not null,
  participants integer,
  note text,
  -- planned, held or cancelled
  state text not null,
  version integer not null
);
create index rollout_activities_by_day on rollout_activities (bureau_id, held_on, activity_id);

create table rollout_problems (
  problem_id text primary key,
  bureau_id text not null references bureaus,
  institution_id text references rollout_institutions,
  -- The unit whose user raised it, with its name then; null where a bureau raised it.
  unit_id text references unit_accounts,
  unit_name text,
  title text not null,
  -- What people write may name people, so it is enciphered.
  sealed_text bytea not null,
  sealed_answer bytea,
  -- low, medium or high
  severity text not null,
  owner_id text references users,
  -- open, in_work, answered or closed
  state text not null,
  raised_by text not null references users,
  raised_at bigint not null,
  -- By when an answer is due.
  due_at bigint not null,
  answered_at bigint,
  version integer not null
);
create index rollout_problems_by_bureau on rollout_problems (bureau_id, problem_id);
create index rollout_problems_by_state on rollout_problems (bureau_id, state, problem_id);
create index rollout_problems_by_institution
  on rollout_problems (bureau_id, institution_id, problem_id);
create index rollout_problems_by_owner on rollout_problems (bureau_id, owner_id, problem_id);
create index rollout_problems_by_age on rollout_problems (bureau_id, state, raised_at);
create index rollout_problems_due on rollout_problems (bureau_id, due_at, problem_id)
  where state in ('open', 'in_work');
create index rollout_problems_by_unit on rollout_problems (unit_id, problem_id);
create index rollout_problems_pending on rollout_problems (unit_id)
  where state in ('open', 'in_work');

-- What happened to a problem. Rows are only added.
create table rollout_problem_entries (
  problem_id text not null references rollout_problems,
  entry_number integer not null,
  at bigint not null,
  -- bureau or unit
  actor_kind text not null,
  actor_id text not null,
  -- raised, taken, noted, answered, closed or reopened
  action text not null,
  sealed_text bytea not null,
  primary key (problem_id, entry_number)
);

create table announcements (
  announcement_id text primary key,
  bureau_id text not null references bureaus,
  -- notice, guide or material
  kind text not null,
  title text not null,
  -- Markdown without HTML.
  body text not null,
  -- citizens, units, bureaus and developers
  audiences text[] not null,
  -- draft, published or withdrawn
  state text not null,
  published_at bigint,
  -- Why it was withdrawn.
  reason text,
  version integer not null
);
create index announcements_by_bureau on announcements (bureau_id, announcement_id);
create index announcements_published on announcements (published_at, announcement_id)
  where state = 'published';

create table announcement_attachments (
  file_id text primary key references stored_files,
  announcement_id text not null references announcements,
  downloads bigint not null
);
create index announcement_attachments_by_announcement
  on announcement_attachments (announcement_id, file_id);
