-- Blocks of bill numbers: which issuer may use which numbers under which code.
create table number_codes (
  bill_code text primary key,
  -- The first number that is in no block.
  next_number bigint not null
);

-- Blocks never overlap, so the block of a bill is the one that begins last before it.
create table number_blocks (
  first_bill_id bigint primary key,
  last_bill_id bigint not null,
  issuer_id text not null,
  request_id text not null,
  unique (issuer_id, request_id)
);
