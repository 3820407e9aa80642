PRAGMA application_id = 1163284052;
PRAGMA user_version = 4;
BEGIN TRANSACTION;
CREATE TABLE admission (
	id INTEGER NOT NULL, 
	gate_id INTEGER NOT NULL, 
	attendee_id INTEGER NOT NULL, 
	desk TEXT NOT NULL, 
	admitted_at DATETIME NOT NULL, left_at DATETIME, 
	CONSTRAINT pk_admission PRIMARY KEY (id), 
	CONSTRAINT fk_admission_attendee_id FOREIGN KEY(attendee_id) REFERENCES attendee (id), 
	CONSTRAINT fk_admission_gate_id FOREIGN KEY(gate_id) REFERENCES gate (id), 
	CONSTRAINT uq_admission_attendee_id_gate_id UNIQUE (attendee_id, gate_id)
);
INSERT INTO "admission" VALUES(1,1,1,'1','2026-11-23 00:30:00.000000',NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
CREATE TABLE appearance (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	session_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	role VARCHAR(32) NOT NULL, 
	status VARCHAR(32) NOT NULL, 
	position INTEGER NOT NULL, minutes INTEGER DEFAULT 0 NOT NULL, 
	CONSTRAINT fk_appearance_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_appearance_session_id FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
);
INSERT INTO "appearance" VALUES(1,1,1,'speaker','confirmed',0,0);
CREATE TABLE as_run (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	session_id INTEGER NOT NULL, 
	planned_start INTEGER NOT NULL, 
	planned_length INTEGER NOT NULL, 
	started INTEGER, 
	ended INTEGER, 
	CONSTRAINT fk_as_run_session_id FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE, 
	CONSTRAINT uq_as_run_session_id UNIQUE (session_id)
);
INSERT INTO "as_run" VALUES(1,1,570,40,575,NULL);
CREATE TABLE asset (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	hash VARCHAR(64) NOT NULL, 
	media_type TEXT NOT NULL, 
	width INTEGER NOT NULL, 
	height INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT uq_asset_hash UNIQUE (hash)
);
INSERT INTO "asset" VALUES(1,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','image/png',1,1,X'89504E47');
CREATE TABLE attendee (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	event_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	name_en TEXT NOT NULL, 
	organisation TEXT NOT NULL, 
	position TEXT NOT NULL, 
	email TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	category_id INTEGER, 
	status VARCHAR(32) NOT NULL, 
	notes TEXT NOT NULL, 
	registered_at DATETIME NOT NULL, department TEXT DEFAULT '' NOT NULL, reference TEXT DEFAULT '' NOT NULL, own TEXT DEFAULT '' NOT NULL, origin VARCHAR(32) DEFAULT 'entered' NOT NULL, companion_of INTEGER CONSTRAINT fk_attendee_companion_of REFERENCES attendee (id) ON DELETE SET NULL, guest BOOLEAN DEFAULT 0 NOT NULL, protocol INTEGER DEFAULT 0 NOT NULL, attention TEXT DEFAULT '' NOT NULL, blocked BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT fk_attendee_category_id FOREIGN KEY(category_id) REFERENCES category (id) ON DELETE SET NULL, 
	CONSTRAINT fk_attendee_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "attendee" VALUES(1,1,'이바다','','','','','',1,'registered','','2026-11-23 00:30:00.000000','','','','entered',NULL,0,0,'',0);
CREATE TABLE badge_layout (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	content TEXT NOT NULL
);
INSERT INTO "badge_layout" VALUES(1,'우리 이름표','{"front": []}');
CREATE TABLE badge_print (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	attendee_id INTEGER NOT NULL, 
	desk TEXT NOT NULL, 
	status VARCHAR(32) NOT NULL, 
	asked_at DATETIME NOT NULL, 
	printed_at DATETIME, 
	problem TEXT NOT NULL
, run_id INTEGER);
INSERT INTO "badge_print" VALUES(1,1,'창구 1','printed','2026-11-23 09:30:00.000000','2026-11-23 09:30:00.000000','',NULL);
CREATE TABLE category (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	event_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	name_en TEXT NOT NULL, 
	colour TEXT NOT NULL, 
	position INTEGER NOT NULL, badge_word TEXT DEFAULT '' NOT NULL, badge_word_en TEXT DEFAULT '' NOT NULL, capacity INTEGER DEFAULT 0 NOT NULL, 
	CONSTRAINT fk_category_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "category" VALUES(1,1,'일반','','#59626B',0,'','',0);
CREATE TABLE certificate (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	event_id INTEGER NOT NULL, 
	attendee_id INTEGER NOT NULL, 
	ticket_id INTEGER, 
	kind VARCHAR(32) NOT NULL, 
	year INTEGER NOT NULL, 
	serial INTEGER NOT NULL, 
	code VARCHAR(26) NOT NULL, 
	name TEXT NOT NULL, 
	name_en TEXT NOT NULL, 
	organisation TEXT NOT NULL, 
	position TEXT NOT NULL, 
	minutes INTEGER NOT NULL, 
	said TEXT NOT NULL, 
	issued_at DATETIME NOT NULL, 
	revoked_at DATETIME, 
	reason TEXT NOT NULL, 
	CONSTRAINT uq_certificate_code UNIQUE (code), 
	CONSTRAINT uq_certificate_year_serial UNIQUE (year, serial)
);
INSERT INTO "certificate" VALUES(1,1,1,1,'attendance',2030,1,'22222222222222222222222223','김민준','','㈜한빛','팀장',180,'{"colour": "#0E6B5B", "days": ["2030-01-23"], "hosts": [["㈜한빛", "", "host", 1]], "time_zone": "Asia/Seoul", "title": "첫 행사", "title_en": "", "venue": "대강당", "venue_en": ""}','2030-01-23 09:00:00.000000',NULL,'');
CREATE TABLE column_map (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	headings VARCHAR(64) NOT NULL, 
	meanings TEXT NOT NULL, 
	used_at DATETIME NOT NULL, 
	CONSTRAINT uq_column_map_headings UNIQUE (headings)
);
INSERT INTO "column_map" VALUES(1,'0000000000000000000000000000000000000000000000000000000000000000','{"이름": "name"}','2026-11-23 09:30:00.000000');
CREATE TABLE consent (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	attendee_id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	notice_id INTEGER, 
	given BOOLEAN NOT NULL, 
	given_at DATETIME NOT NULL, 
	source VARCHAR(32) NOT NULL, 
	CONSTRAINT fk_consent_attendee_id FOREIGN KEY(attendee_id) REFERENCES attendee (id) ON DELETE CASCADE, 
	CONSTRAINT fk_consent_notice_id FOREIGN KEY(notice_id) REFERENCES notice (id) ON DELETE SET NULL, 
	CONSTRAINT uq_consent_attendee_id_kind UNIQUE (attendee_id, kind)
);
INSERT INTO "consent" VALUES(1,1,'personal_data',1,1,'2026-11-23 09:30:00.000000','paper');
CREATE TABLE cue (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	session_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	length INTEGER NOT NULL, 
	segment TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	audio TEXT NOT NULL, 
	video TEXT NOT NULL, 
	light TEXT NOT NULL, 
	who TEXT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT fk_cue_session_id FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
);
INSERT INTO "cue" VALUES(1,1,0,10,'입장','단상 비움','배경 음악','제목 화면','밝게','음향','');
CREATE TABLE day (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	event_id INTEGER NOT NULL, 
	date DATE NOT NULL, 
	opens INTEGER NOT NULL, 
	closes INTEGER NOT NULL, 
	CONSTRAINT fk_day_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "day" VALUES(1,1,'2026-11-23',540,1080);
CREATE TABLE desk_lock (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	salt TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	active BOOLEAN NOT NULL
);
INSERT INTO "desk_lock" VALUES(1,'00','00',0);
CREATE TABLE distinct_pair (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	attendee_id INTEGER NOT NULL, 
	other_id INTEGER NOT NULL, 
	CONSTRAINT fk_distinct_pair_attendee_id FOREIGN KEY(attendee_id) REFERENCES attendee (id) ON DELETE CASCADE, 
	CONSTRAINT fk_distinct_pair_other_id FOREIGN KEY(other_id) REFERENCES attendee (id) ON DELETE CASCADE, 
	CONSTRAINT uq_distinct_pair_attendee_id_other_id UNIQUE (attendee_id, other_id)
);
INSERT INTO "distinct_pair" VALUES(1,1,1);
CREATE TABLE engagement (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	event_id INTEGER NOT NULL, 
	organisation_id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	tier TEXT NOT NULL, 
	contribution TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT fk_engagement_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT fk_engagement_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE
);
INSERT INTO "engagement" VALUES(1,1,1,'host','','',1);
CREATE TABLE event (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	title TEXT NOT NULL, 
	title_en TEXT NOT NULL, 
	motto TEXT NOT NULL, 
	motto_en TEXT NOT NULL, 
	motto_by TEXT NOT NULL, 
	purpose TEXT NOT NULL, 
	purpose_en TEXT NOT NULL, 
	venue TEXT NOT NULL, 
	venue_en TEXT NOT NULL, 
	time_zone TEXT NOT NULL, 
	colour TEXT NOT NULL, 
	notes TEXT NOT NULL
, guid TEXT DEFAULT '' NOT NULL, acronym TEXT DEFAULT '' NOT NULL, template BOOLEAN DEFAULT 0 NOT NULL, travel INTEGER DEFAULT 0 NOT NULL, capacity INTEGER DEFAULT 0 NOT NULL, greeting TEXT DEFAULT '' NOT NULL, greeting_en TEXT DEFAULT '' NOT NULL, greeting_by TEXT DEFAULT '' NOT NULL, greeting_by_en TEXT DEFAULT '' NOT NULL, directions TEXT DEFAULT '' NOT NULL, directions_en TEXT DEFAULT '' NOT NULL, picture VARCHAR(64));
INSERT INTO "event" VALUES(1,'봄 워크숍','Spring workshop','함께','','','','','대회의실, O''Hara관','','Asia/Seoul','#0E6B5B','','43c53e81-52ee-4240-b7c2-ccc4a63c57f5','',0,0,0,'반갑습니다','','센터장','','2번 출구','',NULL);
CREATE TABLE gate (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	event_id INTEGER NOT NULL, 
	session_id INTEGER, reentry VARCHAR(32) DEFAULT 'after_exit' NOT NULL, badges VARCHAR(32) DEFAULT 'never' NOT NULL, opens_at DATETIME, closes_at DATETIME, categories TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT fk_gate_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT fk_gate_session_id FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
);
INSERT INTO "gate" VALUES(1,1,NULL,'after_exit','never',NULL,NULL,'');
CREATE TABLE journal_entry (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	step_id INTEGER NOT NULL, 
	generation INTEGER NOT NULL, 
	table_name VARCHAR(32) NOT NULL, 
	first_id INTEGER NOT NULL, 
	last_id INTEGER NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	CONSTRAINT fk_journal_entry_step_id FOREIGN KEY(step_id) REFERENCES journal_step (id) ON DELETE CASCADE
);
INSERT INTO "journal_entry" VALUES(24,7,0,'session',1,1,'{"id":1,"event_id":1,"kind":"talk","title":"여는 순서","title_en":"","abstract":"","abstract_en":"","notes":"","day_id":1,"room_id":1,"start":570,"length":40,"guid":"c4e5f506-92f7-4623-a056-7b43cf5c3d5e","public_id":7,"subtitle":"처음","description":"","language":"ko","track_id":1,"expected":60,"public":1,"case_partners":"하늘재단","case_partners_en":"","case_work":"","case_work_en":"","case_results":"하나\n둘","case_results_en":"","script":"다음 순서입니다.","script_en":""}','{"id":1,"event_id":1,"kind":"talk","title":"첫 순서","title_en":"","abstract":"","abstract_en":"","notes":"","day_id":1,"room_id":1,"start":570,"length":40,"guid":"c4e5f506-92f7-4623-a056-7b43cf5c3d5e","public_id":7,"subtitle":"처음","description":"","language":"ko","track_id":1,"expected":60,"public":1,"case_partners":"하늘재단","case_partners_en":"","case_work":"","case_work_en":"","case_results":"하나\n둘","case_results_en":"","script":"다음 순서입니다.","script_en":""}');
INSERT INTO "journal_entry" VALUES(25,8,0,'session',1,1,'{"id":1,"event_id":1,"kind":"talk","title":"첫 순서","title_en":"","abstract":"","abstract_en":"","notes":"","day_id":1,"room_id":1,"start":570,"length":40,"guid":"c4e5f506-92f7-4623-a056-7b43cf5c3d5e","public_id":7,"subtitle":"처음","description":"","language":"ko","track_id":1,"expected":60,"public":1,"case_partners":"하늘재단","case_partners_en":"","case_work":"","case_work_en":"","case_results":"하나\n둘","case_results_en":"","script":"다음 순서입니다.","script_en":""}','{"id":1,"event_id":1,"kind":"talk","title":"여는 순서","title_en":"","abstract":"","abstract_en":"","notes":"","day_id":1,"room_id":1,"start":570,"length":40,"guid":"c4e5f506-92f7-4623-a056-7b43cf5c3d5e","public_id":7,"subtitle":"처음","description":"","language":"ko","track_id":1,"expected":60,"public":1,"case_partners":"하늘재단","case_partners_en":"","case_work":"","case_work_en":"","case_results":"하나\n둘","case_results_en":"","script":"다음 순서입니다.","script_en":""}');
CREATE TABLE journal_step (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR(64) NOT NULL, 
	subject TEXT NOT NULL, 
	happened_at DATETIME NOT NULL, 
	undone BOOLEAN NOT NULL, 
	generation INTEGER NOT NULL
);
INSERT INTO "journal_step" VALUES(7,'edit_session','첫 순서','2026-11-30 02:11:58.189051',0,0);
INSERT INTO "journal_step" VALUES(8,'edit_session','여는 순서','2026-11-30 02:11:58.233894',0,0);
CREATE TABLE label_sheet (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	width INTEGER NOT NULL, 
	height INTEGER NOT NULL, 
	columns INTEGER NOT NULL, 
	rows INTEGER NOT NULL, 
	label_width INTEGER NOT NULL, 
	label_height INTEGER NOT NULL, 
	top INTEGER NOT NULL, 
	"left" INTEGER NOT NULL, 
	pitch_x INTEGER NOT NULL, 
	pitch_y INTEGER NOT NULL
);
INSERT INTO "label_sheet" VALUES(1,'LS-3114',210000,297000,2,4,99100,67700,13200,4950,101100,67700);
CREATE TABLE mail (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	mailing_id INTEGER NOT NULL, 
	attendee_id INTEGER NOT NULL, 
	address TEXT NOT NULL, 
	status VARCHAR(32) NOT NULL, 
	message_id TEXT NOT NULL, 
	tried_at DATETIME, 
	problem TEXT NOT NULL, 
	CONSTRAINT uq_mail_mailing_id_attendee_id UNIQUE (mailing_id, attendee_id)
);
INSERT INTO "mail" VALUES(1,1,1,'a@example.org','sent','<1@example.org>','2026-11-23 09:30:00.000000','');
CREATE TABLE mailing (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	event_id INTEGER NOT NULL, 
	subject TEXT NOT NULL, 
	body TEXT NOT NULL, 
	language VARCHAR(32) NOT NULL, 
	started_at DATETIME NOT NULL, 
	finished_at DATETIME
);
INSERT INTO "mailing" VALUES(1,1,'입장권','안녕하세요','ko','2026-11-23 09:30:00.000000',NULL);
CREATE TABLE material (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	session_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	size INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT fk_material_session_id FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
);
INSERT INTO "material" VALUES(1,1,'발표.pdf','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',4,0);
CREATE TABLE notice (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	event_id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	purpose TEXT NOT NULL, 
	items TEXT NOT NULL, 
	retention TEXT NOT NULL, 
	refusal TEXT NOT NULL, 
	recipients TEXT NOT NULL, 
	made_at DATETIME NOT NULL, 
	CONSTRAINT fk_notice_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "notice" VALUES(1,1,'personal_data',1,'워크숍 운영','이름, 소속','행사 뒤 30일','참가할 수 없음','','2026-11-23 09:30:00.000000');
CREATE TABLE organisation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	name_en TEXT NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	website TEXT NOT NULL, 
	notes TEXT NOT NULL, 
	logo VARCHAR(64)
);
INSERT INTO "organisation" VALUES(1,'하늘재단','','foundation','','',NULL);
CREATE TABLE own_field (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	event_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	choices TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT fk_own_field_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "own_field" VALUES(1,1,'식사','choice','채식
일반',0);
CREATE TABLE paper_options (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	event_id INTEGER NOT NULL, 
	document VARCHAR(64) NOT NULL, 
	options TEXT NOT NULL, 
	CONSTRAINT uq_paper_options_event_id_document UNIQUE (event_id, document)
);
INSERT INTO "paper_options" VALUES(1,1,'programme','{"paper": "A5"}');
CREATE TABLE paper_run (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	event_id INTEGER NOT NULL, 
	document VARCHAR(64) NOT NULL, 
	way VARCHAR(32) NOT NULL, 
	pages INTEGER NOT NULL, 
	items INTEGER NOT NULL, 
	detail TEXT NOT NULL, 
	content TEXT NOT NULL, 
	made_at DATETIME NOT NULL
);
INSERT INTO "paper_run" VALUES(1,1,'badges','file',1,1,'LS-3114','','2030-01-23 09:00:00.000000');
CREATE TABLE person (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	name_en TEXT NOT NULL, 
	position TEXT NOT NULL, 
	position_en TEXT NOT NULL, 
	organisation_id INTEGER, 
	email TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	biography TEXT NOT NULL, 
	biography_en TEXT NOT NULL, 
	notes TEXT NOT NULL, 
	photo VARCHAR(64), guid TEXT DEFAULT '' NOT NULL, public_id INTEGER, 
	CONSTRAINT fk_person_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE SET NULL
);
INSERT INTO "person" VALUES(1,'김하늘','','','',1,'','','','','',NULL,'3d26794a-b03e-4e58-a40b-bc6a7ff2186b',NULL);
CREATE TABLE publication (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	guid TEXT NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	sequence INTEGER NOT NULL, 
	CONSTRAINT uq_publication_guid UNIQUE (guid)
);
INSERT INTO "publication" VALUES(1,'00000000-0000-4000-8000-000000000001','bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',1);
CREATE TABLE question (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	session_id INTEGER NOT NULL, 
	source VARCHAR(32) NOT NULL, 
	text TEXT NOT NULL, 
	asked_by TEXT NOT NULL, 
	answered BOOLEAN NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT fk_question_session_id FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
);
INSERT INTO "question" VALUES(1,1,'prepared','무엇인가요?','',0,0);
CREATE TABLE replacement (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	appearance_id INTEGER NOT NULL, 
	person_id INTEGER, 
	reason TEXT NOT NULL, 
	noted_on DATE NOT NULL, 
	CONSTRAINT fk_replacement_appearance_id FOREIGN KEY(appearance_id) REFERENCES appearance (id) ON DELETE CASCADE, 
	CONSTRAINT fk_replacement_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL
);
INSERT INTO "replacement" VALUES(1,1,1,'출장','2026-11-20');
CREATE TABLE room (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	event_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	name_en TEXT NOT NULL, 
	capacity INTEGER NOT NULL, 
	position INTEGER NOT NULL, guid TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT fk_room_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "room" VALUES(1,1,'대회의실','',80,0,'f353f5a0-11c8-47c5-8193-d72842765ab2');
CREATE TABLE saved_filter (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	event_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	criteria TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT fk_saved_filter_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "saved_filter" VALUES(1,1,'안 온 사람','{"came": false}',0);
CREATE TABLE scan (
	id INTEGER NOT NULL, 
	nonce VARCHAR(32) NOT NULL, 
	gate_id INTEGER NOT NULL, 
	attendee_id INTEGER, 
	verdict VARCHAR(32) NOT NULL, 
	cancels BOOLEAN NOT NULL, 
	raw TEXT NOT NULL, 
	desk TEXT NOT NULL, 
	happened_at DATETIME NOT NULL, 
	recorded_at DATETIME NOT NULL, direction VARCHAR(32) DEFAULT 'in' NOT NULL, forced BOOLEAN DEFAULT 0 NOT NULL, manual BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_scan PRIMARY KEY (id), 
	CONSTRAINT uq_scan_nonce UNIQUE (nonce)
);
INSERT INTO "scan" VALUES(1,'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn',1,1,'admitted',0,'0123456789ABCDEFGHJKMNPQRS','1','2026-11-23 00:30:00.000000','2026-11-23 00:30:00.000000','in',0,0);
CREATE TABLE session (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	event_id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	title TEXT NOT NULL, 
	title_en TEXT NOT NULL, 
	abstract TEXT NOT NULL, 
	abstract_en TEXT NOT NULL, 
	notes TEXT NOT NULL, 
	day_id INTEGER, 
	room_id INTEGER, 
	start INTEGER NOT NULL, 
	length INTEGER NOT NULL, guid TEXT DEFAULT '' NOT NULL, public_id INTEGER, subtitle TEXT DEFAULT '' NOT NULL, description TEXT DEFAULT '' NOT NULL, language TEXT DEFAULT '' NOT NULL, track_id INTEGER CONSTRAINT fk_session_track_id REFERENCES track (id) ON DELETE SET NULL, expected INTEGER DEFAULT 0 NOT NULL, public BOOLEAN DEFAULT 1 NOT NULL, case_partners TEXT DEFAULT '' NOT NULL, case_partners_en TEXT DEFAULT '' NOT NULL, case_work TEXT DEFAULT '' NOT NULL, case_work_en TEXT DEFAULT '' NOT NULL, case_results TEXT DEFAULT '' NOT NULL, case_results_en TEXT DEFAULT '' NOT NULL, script TEXT DEFAULT '' NOT NULL, script_en TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT fk_session_day_id FOREIGN KEY(day_id) REFERENCES day (id) ON DELETE SET NULL, 
	CONSTRAINT fk_session_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT fk_session_room_id FOREIGN KEY(room_id) REFERENCES room (id) ON DELETE SET NULL
);
INSERT INTO "session" VALUES(1,1,'talk','여는 순서','','','','',1,1,570,40,'c4e5f506-92f7-4623-a056-7b43cf5c3d5e',7,'처음','','ko',1,60,1,'하늘재단','','','','하나
둘','','다음 순서입니다.','');
CREATE TABLE ticket (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	attendee_id INTEGER NOT NULL, 
	code VARCHAR(26) NOT NULL, 
	status VARCHAR(32) NOT NULL, 
	issued_at DATETIME NOT NULL, 
	CONSTRAINT fk_ticket_attendee_id FOREIGN KEY(attendee_id) REFERENCES attendee (id) ON DELETE CASCADE, 
	CONSTRAINT uq_ticket_code UNIQUE (code)
);
INSERT INTO "ticket" VALUES(1,1,'0123456789ABCDEFGHJKMNPQRS','valid','2026-11-23 00:30:00.000000');
CREATE TABLE track (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	event_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	name_en TEXT NOT NULL, 
	colour TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT fk_track_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "track" VALUES(1,1,'현장','Field','#2F5FA8',0);
CREATE TABLE unavailability (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	date DATE NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT fk_unavailability_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
INSERT INTO "unavailability" VALUES(1,1,'2026-11-23',0,600,'출장');
CREATE INDEX ix_category_event_id ON category (event_id);
CREATE INDEX ix_day_event_id ON day (event_id);
CREATE INDEX ix_engagement_event_id ON engagement (event_id);
CREATE INDEX ix_engagement_organisation_id ON engagement (organisation_id);
CREATE INDEX ix_journal_entry_rows ON journal_entry (table_name, last_id);
CREATE INDEX ix_journal_entry_step_id ON journal_entry (step_id);
CREATE INDEX ix_person_organisation_id ON person (organisation_id);
CREATE INDEX ix_room_event_id ON room (event_id);
CREATE INDEX ix_attendee_category_id ON attendee (category_id);
CREATE INDEX ix_attendee_event_id ON attendee (event_id);
CREATE INDEX ix_session_day_id ON session (day_id);
CREATE INDEX ix_session_event_id ON session (event_id);
CREATE INDEX ix_session_room_id ON session (room_id);
CREATE INDEX ix_appearance_person_id ON appearance (person_id);
CREATE INDEX ix_appearance_session_id ON appearance (session_id);
CREATE INDEX ix_gate_event_id ON gate (event_id);
CREATE INDEX ix_gate_session_id ON gate (session_id);
CREATE INDEX ix_ticket_attendee_id ON ticket (attendee_id);
CREATE INDEX ix_track_event_id ON track (event_id);
CREATE INDEX ix_replacement_appearance_id ON replacement (appearance_id);
CREATE INDEX ix_replacement_person_id ON replacement (person_id);
CREATE INDEX ix_material_session_id ON material (session_id);
CREATE INDEX ix_question_session_id ON question (session_id);
CREATE INDEX ix_unavailability_person_id ON unavailability (person_id);
CREATE INDEX ix_session_track_id ON session (track_id);
CREATE INDEX ix_attendee_companion_of ON attendee (companion_of);
CREATE INDEX ix_attendee_reference ON attendee (reference);
CREATE INDEX ix_own_field_event_id ON own_field (event_id);
CREATE INDEX ix_saved_filter_event_id ON saved_filter (event_id);
CREATE INDEX ix_notice_event_id ON notice (event_id);
CREATE INDEX ix_consent_notice_id ON consent (notice_id);
CREATE INDEX ix_distinct_pair_other_id ON distinct_pair (other_id);
CREATE INDEX ix_badge_print_attendee_id ON badge_print (attendee_id);
CREATE INDEX ix_mailing_event_id ON mailing (event_id);
CREATE INDEX ix_cue_session_id ON cue (session_id);
CREATE INDEX ix_paper_run_event_id ON paper_run (event_id);
CREATE INDEX ix_certificate_event_id ON certificate (event_id);
CREATE INDEX ix_certificate_attendee_id ON certificate (attendee_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('journal_step',8);
INSERT INTO "sqlite_sequence" VALUES('journal_entry',25);
INSERT INTO "sqlite_sequence" VALUES('event',1);
INSERT INTO "sqlite_sequence" VALUES('day',1);
INSERT INTO "sqlite_sequence" VALUES('room',1);
INSERT INTO "sqlite_sequence" VALUES('organisation',1);
INSERT INTO "sqlite_sequence" VALUES('engagement',1);
INSERT INTO "sqlite_sequence" VALUES('person',1);
INSERT INTO "sqlite_sequence" VALUES('session',1);
INSERT INTO "sqlite_sequence" VALUES('appearance',1);
INSERT INTO "sqlite_sequence" VALUES('category',1);
INSERT INTO "sqlite_sequence" VALUES('gate',1);
INSERT INTO "sqlite_sequence" VALUES('attendee',1);
INSERT INTO "sqlite_sequence" VALUES('ticket',1);
INSERT INTO "sqlite_sequence" VALUES('asset',1);
INSERT INTO "sqlite_sequence" VALUES('track',1);
INSERT INTO "sqlite_sequence" VALUES('unavailability',1);
INSERT INTO "sqlite_sequence" VALUES('as_run',1);
INSERT INTO "sqlite_sequence" VALUES('material',1);
INSERT INTO "sqlite_sequence" VALUES('publication',1);
INSERT INTO "sqlite_sequence" VALUES('question',1);
INSERT INTO "sqlite_sequence" VALUES('replacement',1);
INSERT INTO "sqlite_sequence" VALUES('own_field',1);
INSERT INTO "sqlite_sequence" VALUES('saved_filter',1);
INSERT INTO "sqlite_sequence" VALUES('notice',1);
INSERT INTO "sqlite_sequence" VALUES('consent',1);
INSERT INTO "sqlite_sequence" VALUES('distinct_pair',1);
INSERT INTO "sqlite_sequence" VALUES('column_map',1);
INSERT INTO "sqlite_sequence" VALUES('badge_print',1);
INSERT INTO "sqlite_sequence" VALUES('desk_lock',1);
INSERT INTO "sqlite_sequence" VALUES('mailing',1);
INSERT INTO "sqlite_sequence" VALUES('mail',1);
INSERT INTO "sqlite_sequence" VALUES('paper_options',1);
INSERT INTO "sqlite_sequence" VALUES('paper_run',1);
INSERT INTO "sqlite_sequence" VALUES('certificate',1);
INSERT INTO "sqlite_sequence" VALUES('cue',1);
INSERT INTO "sqlite_sequence" VALUES('badge_layout',1);
INSERT INTO "sqlite_sequence" VALUES('label_sheet',1);
COMMIT;
