<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>ActForm</name>
    <message>
        <source>Not filled in yet</source>
        <translation>Belum diisi</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Sebentar…</translation>
    </message>
</context>
<context>
    <name>ActivationPage</name>
    <message>
        <source>Activation</source>
        <translation>Kegiatan</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>Tutup hari</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Penjelasan</translation>
    </message>
</context>
<context>
    <name>AlikeCard</name>
    <message>
        <source>typed</source>
        <translation>diketik</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Lahir</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Nomor HP</translation>
    </message>
    <message>
        <source>KPJ</source>
        <translation>KPJ</translation>
    </message>
    <message>
        <source>on record, %1</source>
        <translation>tercatat %1</translation>
    </message>
</context>
<context>
    <name>BenefitCard</name>
    <message>
        <source>What it gives</source>
        <translation>Yang didapat</translation>
    </message>
    <message>
        <source>JKK: care after an accident at work, without a limit</source>
        <translation>JKK: perawatan akibat kecelakaan kerja, tanpa batas biaya</translation>
    </message>
    <message>
        <source>JKM: a sum for the family; in full after 3 months</source>
        <translation>JKM: santunan bagi keluarga; penuh setelah 3 bulan</translation>
    </message>
    <message>
        <source>JHT: savings for old age</source>
        <translation>JHT: tabungan hari tua</translation>
    </message>
</context>
<context>
    <name>BesideField</name>
    <message>
        <source>✓ with a reason</source>
        <translation>✓ dengan alasan</translation>
    </message>
    <message>
        <source>! Check it, or give a reason</source>
        <translation>! Periksa, atau beri alasan</translation>
    </message>
    <message>
        <source>from NIK</source>
        <translation>dari NIK</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>tetap</translation>
    </message>
</context>
<context>
    <name>BoardCard</name>
    <message>
        <source>Who has come</source>
        <translation>Siapa saja yang datang</translation>
    </message>
    <message>
        <source>Nobody yet. With the first registration: by hour, occupation, programme and payer.</source>
        <translation>Belum ada. Setelah pendaftaran pertama: per jam, pekerjaan, program, dan pembayar.</translation>
    </message>
</context>
<context>
    <name>BoardSheet</name>
    <message>
        <source>open an activation (coordinator)</source>
        <translation>buka kegiatan (koordinator)</translation>
    </message>
    <message>
        <source>join one by its code</source>
        <translation>gabung dengan kode</translation>
    </message>
    <message>
        <source>leave it</source>
        <translation>berhenti ikut</translation>
    </message>
    <message>
        <source>count somebody who was told</source>
        <translation>hitung yang diberi tahu</translation>
    </message>
    <message>
        <source>take one of those back</source>
        <translation>kurangi satu</translation>
    </message>
    <message>
        <source>open the one that is filled in</source>
        <translation>buka yang sudah diisi</translation>
    </message>
    <message>
        <source>leave the form</source>
        <translation>tinggalkan isian</translation>
    </message>
    <message>
        <source>scroll</source>
        <translation>gulir</translation>
    </message>
</context>
<context>
    <name>CalibrateCard</name>
    <message>
        <source>Adjust %1</source>
        <translation>Setel %1</translation>
    </message>
    <message>
        <source>Print the test card and measure from the edge to the frame: 5,0 mm on every side. Type what is missing; it is remembered for this printer.</source>
        <translation>Cetak kartu uji dan ukur dari tepi ke bingkai: 5,0 mm di setiap sisi. Ketik kekurangannya; diingat untuk printer ini.</translation>
    </message>
    <message>
        <source>Print the test card</source>
        <translation>Cetak kartu uji</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Depan</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Belakang</translation>
    </message>
    <message>
        <source>To the right, mm</source>
        <translation>Ke kanan, mm</translation>
    </message>
    <message>
        <source>Down, mm</source>
        <translation>Ke bawah, mm</translation>
    </message>
    <message>
        <source>Width, %</source>
        <translation>Lebar, %</translation>
    </message>
    <message>
        <source>Height, %</source>
        <translation>Tinggi, %</translation>
    </message>
    <message>
        <source>Page beyond the card, mm</source>
        <translation>Lebihan halaman di luar kartu, mm</translation>
    </message>
    <message>
        <source>Prints both sides</source>
        <translation>Mencetak kedua sisi</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ya</translation>
    </message>
    <message>
        <source>Front only</source>
        <translation>Depan saja</translation>
    </message>
    <message>
        <source>Backs</source>
        <translation>Sisi belakang</translation>
    </message>
    <message>
        <source>Turned round</source>
        <translation>Dibalik</translation>
    </message>
    <message>
        <source>Upright</source>
        <translation>Biasa</translation>
    </message>
    <message>
        <source>From 0 to 5</source>
        <translation>Dari 0 sampai 5</translation>
    </message>
    <message>
        <source>From −10 to 10, such as 0,3</source>
        <translation>Dari −10 sampai 10, misalnya 0,3</translation>
    </message>
    <message>
        <source>From 90 to 110</source>
        <translation>Dari 90 sampai 110</translation>
    </message>
</context>
<context>
    <name>CameraPane</name>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>Yang dilihat kamera</translation>
    </message>
    <message>
        <source>Camera off</source>
        <translation>Matikan kamera</translation>
    </message>
</context>
<context>
    <name>CandidatesSheet</name>
    <message>
        <source>List (XLSX or CSV)</source>
        <translation>Daftar (XLSX atau CSV)</translation>
    </message>
    <message>
        <source>Which office it comes from</source>
        <translation>Kantor asal daftar</translation>
    </message>
    <message>
        <source>Dinas Sosial Surakarta</source>
        <translation>Dinas Sosial Surakarta</translation>
    </message>
    <message>
        <source>Paid by which sponsorship</source>
        <translation>Dibayar program sponsor</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>Spreadsheet of what to mend</source>
        <translation>Lembar perbaikan</translation>
    </message>
    <message>
        <source>Refuse this one</source>
        <translation>Tolak yang ini</translation>
    </message>
    <message>
        <source>Why? Enter refuses</source>
        <translation>Sebabnya? Enter menolak</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Calon</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Baris</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>No candidates yet. Choose an office&apos;s list (XLSX or CSV), then F9: every row gets a verdict, and nothing is kept before you take it.</source>
        <translation>Belum ada calon. Pilih daftar dari kantor (XLSX atau CSV), lalu F9: tiap baris diperiksa, dan tidak ada yang disimpan sebelum Anda mengambilnya.</translation>
    </message>
    <message>
        <source>the next step: check, take, accept, register</source>
        <translation>langkah berikut: periksa, ambil, setujui, daftarkan</translation>
    </message>
    <message>
        <source>choose a list</source>
        <translation>pilih daftar</translation>
    </message>
    <message>
        <source>what each column means</source>
        <translation>arti tiap kolom</translation>
    </message>
    <message>
        <source>write the spreadsheet of what to mend</source>
        <translation>tulis lembar perbaikan</translation>
    </message>
    <message>
        <source>refuse the one that is chosen</source>
        <translation>tolak yang terpilih</translation>
    </message>
    <message>
        <source>stop, or put the list away</source>
        <translation>berhenti, atau tutup daftar</translation>
    </message>
    <message>
        <source>– choose –</source>
        <translation>– pilih –</translation>
    </message>
    <message>
        <source>The list, checked</source>
        <translation>Daftar, sudah diperiksa</translation>
    </message>
    <message>
        <source>✓ may be taken</source>
        <translation>✓ dapat diambil</translation>
    </message>
    <message>
        <source>✓ taken</source>
        <translation>✓ diambil</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>diusulkan</translation>
    </message>
    <message>
        <source>accepted: %1</source>
        <translation>disetujui: %1</translation>
    </message>
    <message>
        <source>! refused: %1</source>
        <translation>! ditolak: %1</translation>
    </message>
    <message>
        <source>✓ registered</source>
        <translation>✓ terdaftar</translation>
    </message>
    <message>
        <source>%1 rows: %2 to be mended, %3 sound</source>
        <translation>%1 baris: %2 perlu diperbaiki, %3 baik</translation>
    </message>
    <message>
        <source>%1 rows: %2 to be mended, %3 sound, %4 of these known before</source>
        <translation>%1 baris: %2 perlu diperbaiki, %3 baik, %4 di antaranya sudah dikenal</translation>
    </message>
    <message>
        <source>%1 proposed · %2 accepted · %3 registered · %4 refused</source>
        <translation>%1 diusulkan · %2 disetujui · %3 terdaftar · %4 ditolak</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Memeriksa…</translation>
    </message>
    <message>
        <source>Taking the list…</source>
        <translation>Mengambil daftar…</translation>
    </message>
    <message>
        <source>Registering…</source>
        <translation>Mendaftarkan…</translation>
    </message>
    <message>
        <source>Check the list</source>
        <translation>Periksa daftar</translation>
    </message>
    <message>
        <source>Take the %1 sound rows</source>
        <translation>Ambil %1 baris yang baik</translation>
    </message>
    <message>
        <source>Accept %1 people</source>
        <translation>Setujui %1 orang</translation>
    </message>
    <message>
        <source>Register %1 people</source>
        <translation>Daftarkan %1 orang</translation>
    </message>
    <message>
        <source>✓ %1 registered; their cards wait under F4.</source>
        <translation>✓ %1 terdaftar; kartunya menunggu di F4.</translation>
    </message>
    <message>
        <source>%1 of them get their number with the next sync.</source>
        <translation>%1 di antaranya mendapat nomor pada sinkronisasi berikut.</translation>
    </message>
    <message>
        <source>%1 still wait for a place: sync, then F9 again.</source>
        <translation>%1 masih menunggu tempat: sinkronkan, lalu F9 lagi.</translation>
    </message>
    <message>
        <source>%1 could not be registered; the table says why.</source>
        <translation>%1 tidak dapat didaftarkan; sebabnya di tabel.</translation>
    </message>
    <message>
        <source>Stopped. Taking it again goes on behind the rows that are taken.</source>
        <translation>Dihentikan. Ambil lagi untuk melanjutkan di belakang yang sudah diambil.</translation>
    </message>
    <message>
        <source>Written beside the list: %1</source>
        <translation>Ditulis di samping daftar: %1</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Ditolak: %1</translation>
    </message>
    <message>
        <source>%1 of %2 · Esc stops</source>
        <translation>%1 dari %2 · Esc menghentikan</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Membaca berkas…</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Daftar</translation>
    </message>
</context>
<context>
    <name>CardCard</name>
    <message>
        <source>Preview of the card</source>
        <translation>Gambar kartu</translation>
    </message>
</context>
<context>
    <name>CardList</name>
    <message>
        <source>Whose card?</source>
        <translation>Kartu siapa?</translation>
    </message>
    <message>
        <source>Name, NIK, KPJ or phone</source>
        <translation>Nama, NIK, KPJ, atau nomor HP</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Kartu</translation>
    </message>
    <message>
        <source>The chosen card, front and back</source>
        <translation>Kartu yang dipilih, depan dan belakang</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Waiting %1</source>
        <translation>Menunggu %1</translation>
    </message>
    <message>
        <source>On paper? %1</source>
        <translation>Dicetak? %1</translation>
    </message>
    <message>
        <source>In hand %1</source>
        <translation>Di tangan %1</translation>
    </message>
    <message>
        <source>Handed over %1</source>
        <translation>Diserahkan %1</translation>
    </message>
    <message>
        <source>Spoiled %1</source>
        <translation>Rusak %1</translation>
    </message>
    <message>
        <source>State of the cards</source>
        <translation>Keadaan kartu</translation>
    </message>
    <message>
        <source>✓ The slip went to the receipt printer</source>
        <translation>✓ Dikirim ke printer struk</translation>
    </message>
    <message>
        <source>✓ The slip: %1</source>
        <translation>✓ Lembarnya: %1</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Tidak ada yang cocok</translation>
    </message>
    <message>
        <source>No cards yet. Press F2 to register somebody.</source>
        <translation>Belum ada kartu. Tekan F2 untuk mendaftarkan seseorang.</translation>
    </message>
</context>
<context>
    <name>CardsPage</name>
    <message>
        <source>Cards</source>
        <translation>Kartu</translation>
    </message>
    <message>
        <source>All are in hand</source>
        <translation>Semua di tangan</translation>
    </message>
    <message>
        <source>PDF file</source>
        <translation>Berkas PDF</translation>
    </message>
    <message>
        <source>Cards in hand?</source>
        <translation>Kartu di tangan?</translation>
    </message>
    <message>
        <source>choose the file</source>
        <translation>pilih berkas</translation>
    </message>
    <message>
        <source>open the PDF</source>
        <translation>buka PDF</translation>
    </message>
    <message>
        <source>all cards are in hand</source>
        <translation>semua kartu sudah di tangan</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Cetak lagi</translation>
    </message>
    <message>
        <source>print, or make the PDF</source>
        <translation>cetak, atau buat PDF</translation>
    </message>
    <message>
        <source>stop printing</source>
        <translation>hentikan pencetakan</translation>
    </message>
    <message>
        <source>nothing came out: print again</source>
        <translation>tidak keluar: cetak lagi</translation>
    </message>
    <message>
        <source>look up one card</source>
        <translation>cari satu kartu</translation>
    </message>
    <message>
        <source>print only this one</source>
        <translation>cetak yang ini saja</translation>
    </message>
    <message>
        <source>hand it over</source>
        <translation>serahkan kartunya</translation>
    </message>
    <message>
        <source>spoiled: make it again</source>
        <translation>rusak: buat lagi</translation>
    </message>
    <message>
        <source>slip or receipt</source>
        <translation>tanda terima atau lembar sementara</translation>
    </message>
    <message>
        <source>adjust the printer</source>
        <translation>setel printer</translation>
    </message>
    <message>
        <source>print the test card</source>
        <translation>cetak kartu uji</translation>
    </message>
    <message>
        <source>print with the bundled card</source>
        <translation>cetak dengan kartu bawaan</translation>
    </message>
    <message>
        <source>%1 cards went to %2. Look at the paper, then say so; mark a bad one in the list (Ctrl R).</source>
        <translation>%1 kartu dikirim ke %2. Lihat kartunya, lalu pilih di bawah ini; tandai yang rusak di daftar (Ctrl R).</translation>
    </message>
    <message>
        <source>%1 cards stand in a PDF. Confirm once the paper is in hand.</source>
        <translation>%1 kartu ada di PDF. Pastikan setelah kartunya di tangan.</translation>
    </message>
    <message>
        <source>%1 cards are in hand.</source>
        <translation>%1 kartu sudah di tangan.</translation>
    </message>
    <message>
        <source>Nothing to confirm yet.</source>
        <translation>Belum ada yang perlu dipastikan.</translation>
    </message>
</context>
<context>
    <name>CarryCard</name>
    <message>
        <source>Without a line: by USB stick</source>
        <translation>Tanpa sambungan: dengan flashdisk</translation>
    </message>
    <message>
        <source>Carry the file to headquarters or the branch office, and bring their reply back.</source>
        <translation>Bawa berkasnya ke kantor pusat atau cabang, dan bawa balasannya kembali.</translation>
    </message>
    <message>
        <source>Stick or folder</source>
        <translation>Flashdisk atau folder</translation>
    </message>
    <message>
        <source>where the stick is</source>
        <translation>letak flashdisk</translation>
    </message>
    <message>
        <source>Write for headquarters</source>
        <translation>Tulis untuk pusat</translation>
    </message>
    <message>
        <source>Read the reply</source>
        <translation>Baca balasan</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Sebentar…</translation>
    </message>
    <message>
        <source>%1 records in %2 (%3): carried, not yet received. They stay here until the reply.</source>
        <translation>%1 catatan di %2 (%3): dibawa, belum diterima. Semua tetap di sini sampai ada balasan.</translation>
    </message>
    <message>
        <source>Nothing new: this reply, or a later one, was taken before.</source>
        <translation>Tidak ada yang baru: balasan ini, atau yang lebih baru, sudah diambil.</translation>
    </message>
    <message>
        <source>✓ The member list is here: %1 people</source>
        <translation>✓ Daftar peserta sudah masuk: %1 orang</translation>
    </message>
    <message>
        <source>✓ Headquarters has received %1 records</source>
        <translation>✓ Kantor pusat sudah menerima %1 catatan</translation>
    </message>
    <message>
        <source>Type where the stick is, for example the folder that opened when it was plugged in.</source>
        <translation>Ketik letak flashdisk, misalnya folder yang terbuka saat flashdisk dipasang.</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Check a card</source>
        <translation>Periksa kartu</translation>
    </message>
    <message>
        <source>Scan the card&apos;s QR</source>
        <translation>Pindai QR kartu</translation>
    </message>
    <message>
        <source>scan here, or paste the text</source>
        <translation>pindai di sini, atau tempel teksnya</translation>
    </message>
    <message>
        <source>Works without a line: the keys of headquarters are on this laptop.</source>
        <translation>Tanpa sambungan pun bisa: kunci kantor pusat ada di laptop ini.</translation>
    </message>
    <message>
        <source>Picture or PDF…</source>
        <translation>Gambar atau PDF…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>check what was scanned</source>
        <translation>periksa hasil pindaian</translation>
    </message>
    <message>
        <source>check a picture or PDF</source>
        <translation>periksa gambar atau PDF</translation>
    </message>
    <message>
        <source>camera on or off</source>
        <translation>kamera nyala atau mati</translation>
    </message>
    <message>
        <source>stop reading a PDF</source>
        <translation>hentikan pembacaan PDF</translation>
    </message>
    <message>
        <source>All %1 cards</source>
        <translation>Semua %1 kartu</translation>
    </message>
    <message>
        <source>Do not accept a withdrawn card. Ask for the person&apos;s newer one, or call the office.</source>
        <translation>Kartu yang ditarik jangan diterima. Minta kartu yang baru, atau tanya kantor.</translation>
    </message>
    <message>
        <source>There are no keys yet: sync first.</source>
        <translation>Belum ada kunci: sinkronkan dahulu.</translation>
    </message>
    <message>
        <source>By the list of headquarters as of %1</source>
        <translation>Menurut daftar kantor pusat per %1</translation>
    </message>
    <message>
        <source>✓ Genuine</source>
        <translation>✓ Asli</translation>
    </message>
    <message>
        <source>! No longer counts</source>
        <translation>! Tidak berlaku lagi</translation>
    </message>
    <message>
        <source>! Not genuine</source>
        <translation>! Tidak asli</translation>
    </message>
    <message>
        <source>? Unknown issuer</source>
        <translation>? Penerbit tidak dikenal</translation>
    </message>
    <message>
        <source>? Not a membership card</source>
        <translation>? Bukan kartu peserta</translation>
    </message>
    <message>
        <source>Headquarters did not sign this. Do not accept it; tell the office.</source>
        <translation>Bukan tanda tangan kantor pusat. Jangan diterima; lapor ke kantor.</translation>
    </message>
    <message>
        <source>This laptop does not know who signed it. Sync, then scan again.</source>
        <translation>Laptop ini tidak mengenal penerbitnya. Sinkronkan, lalu pindai lagi.</translation>
    </message>
    <message>
        <source>This is something else. Scan the QR on the front of the card.</source>
        <translation>Ini bukan QR kartu peserta. Pindai QR di sisi depan kartu.</translation>
    </message>
    <message>
        <source>The number that stands: %1</source>
        <translation>Nomor yang berlaku: %1</translation>
    </message>
    <message>
        <source>Picture or PDF</source>
        <translation>Gambar atau PDF</translation>
    </message>
</context>
<context>
    <name>ClosingSheet</name>
    <message>
        <source>Counted by hand</source>
        <translation>Dihitung dengan tangan</translation>
    </message>
    <message>
        <source>Count the cash and the cards in your hands, then compare. Empty: not counted.</source>
        <translation>Hitung uang dan kartu di tangan, lalu bandingkan. Kosong: tidak dihitung.</translation>
    </message>
    <message>
        <source>Cards still at the table</source>
        <translation>Kartu yang masih di meja</translation>
    </message>
    <message>
        <source>PDF file</source>
        <translation>Berkas PDF</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>Tutup hari</translation>
    </message>
    <message>
        <source>Spreadsheet of the day</source>
        <translation>Lembar kerja hari ini</translation>
    </message>
    <message>
        <source>How the day stands</source>
        <translation>Keadaan hari ini</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Who or which</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>close the day and write the sheet</source>
        <translation>tutup hari dan tulis lembarnya</translation>
    </message>
    <message>
        <source>write the day as a spreadsheet</source>
        <translation>tulis hari ini sebagai lembar kerja</translation>
    </message>
    <message>
        <source>Cash of %1 (rupiah)</source>
        <translation>Uang tunai %1 (rupiah)</translation>
    </message>
    <message>
        <source>Close the day anew</source>
        <translation>Tutup lagi</translation>
    </message>
    <message>
        <source>✓ Written: %1</source>
        <translation>✓ Ditulis: %1</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 dan %2 lagi</translation>
    </message>
    <message>
        <source>record %1</source>
        <translation>catatan %1</translation>
    </message>
    <message>
        <source>counted %1, recorded %2</source>
        <translation>dihitung %1, di catatan %2</translation>
    </message>
    <message>
        <source>%1, %2 receipts</source>
        <translation>%1, %2 kuitansi</translation>
    </message>
    <message>
        <source>%1; counted %2</source>
        <translation>%1; dihitung %2</translation>
    </message>
    <message>
        <source>Everything agrees</source>
        <translation>Semuanya cocok</translation>
    </message>
    <message>
        <source>Differences: %1</source>
        <translation>%1 selisih</translation>
    </message>
    <message>
        <source>Changes after the closing: %1. They stand on the next issue.</source>
        <translation>%1 perubahan setelah penutupan tercatat pada terbitan berikut.</translation>
    </message>
    <message>
        <source>%1 · closed, issue %2</source>
        <translation>%1 · sudah ditutup, terbitan %2</translation>
    </message>
</context>
<context>
    <name>ColumnsCard</name>
    <message>
        <source>What each column means</source>
        <translation>Arti tiap kolom</translation>
    </message>
    <message>
        <source>Kept for this office, once the list is taken.</source>
        <translation>Diingat untuk kantor ini setelah daftar diambil.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Tanggal lahir</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Jenis kelamin</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Nomor HP</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Kelurahan/desa</translation>
    </message>
    <message>
        <source>District</source>
        <translation>Kecamatan</translation>
    </message>
    <message>
        <source>Regency or city</source>
        <translation>Kabupaten/kota</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>Pekerjaan</translation>
    </message>
    <message>
        <source>Second occupation</source>
        <translation>Pekerjaan kedua</translation>
    </message>
    <message>
        <source>Work place</source>
        <translation>Tempat kerja</translation>
    </message>
    <message>
        <source>Regency of work</source>
        <translation>Kabupaten tempat kerja</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>Jam kerja</translation>
    </message>
    <message>
        <source>Income a month</source>
        <translation>Penghasilan sebulan</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>– not read –</source>
        <translation>– tidak dibaca –</translation>
    </message>
</context>
<context>
    <name>ConsentPanel</name>
    <message>
        <source>agreed</source>
        <translation>disetujui</translation>
    </message>
    <message>
        <source>agreed, and save</source>
        <translation>disetujui, simpan</translation>
    </message>
    <message>
        <source>put away</source>
        <translation>tutup</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>versi %1</translation>
    </message>
</context>
<context>
    <name>CorrectPage</name>
    <message>
        <source>Correct: %1</source>
        <translation>Betulkan: %1</translation>
    </message>
    <message>
        <source>Why is it corrected?</source>
        <translation>Mengapa dibetulkan?</translation>
    </message>
    <message>
        <source>for example: spelling as on the KTP</source>
        <translation>misalnya: ejaan sesuai KTP</translation>
    </message>
    <message>
        <source>Back, without a change</source>
        <translation>Kembali tanpa perubahan</translation>
    </message>
    <message>
        <source>next field that is still empty</source>
        <translation>isian kosong berikutnya</translation>
    </message>
    <message>
        <source>next field</source>
        <translation>isian berikutnya</translation>
    </message>
    <message>
        <source>reason: compared with the KTP</source>
        <translation>alasan: sudah dicek dengan KTP</translation>
    </message>
    <message>
        <source>record the correction</source>
        <translation>simpan pembetulan</translation>
    </message>
    <message>
        <source>back, without a change</source>
        <translation>kembali tanpa perubahan</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(kosong)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>District</source>
        <translation>Kecamatan</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Jalan, RT/RW</translation>
    </message>
    <message>
        <source>Income</source>
        <translation>Penghasilan</translation>
    </message>
    <message>
        <source>Second work</source>
        <translation>Kerja kedua</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Menyimpan…</translation>
    </message>
    <message>
        <source>Record the correction</source>
        <translation>Simpan pembetulan</translation>
    </message>
    <message>
        <source>! Not written yet: nothing was recorded</source>
        <translation>! Belum diisi: belum ada yang disimpan</translation>
    </message>
</context>
<context>
    <name>CostCard</name>
    <message>
        <source>Contribution</source>
        <translation>Iuran</translation>
    </message>
    <message>
        <source>by month</source>
        <translation>per bulan</translation>
    </message>
    <message>
        <source>Shown as soon as the income is known.</source>
        <translation>Tampil begitu penghasilan diisi.</translation>
    </message>
    <message>
        <source>50% already taken off (PP 50/2025) until %1</source>
        <translation>Sudah dipotong 50% (PP 50/2025) s.d. %1</translation>
    </message>
    <message>
        <source>Paid by %1</source>
        <translation>Dibayar %1</translation>
    </message>
    <message>
        <source>no relief for %1</source>
        <translation>tanpa potongan untuk %1</translation>
    </message>
</context>
<context>
    <name>CountCard</name>
    <message>
        <source>Registered today on this laptop</source>
        <translation>Terdaftar hari ini di laptop ini</translation>
    </message>
    <message>
        <source>Registered in this activation: %1</source>
        <translation>Terdaftar dalam kegiatan ini: %1</translation>
    </message>
    <message>
        <source>of %1 people</source>
        <translation>dari %1 orang</translation>
    </message>
    <message>
        <source>%1 more were sent back by headquarters; F3 shows them.</source>
        <translation>%1 lagi dikembalikan pusat; lihat di F3.</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Correct</source>
        <translation>Betulkan</translation>
    </message>
    <message>
        <source>Cancel the registration</source>
        <translation>Batalkan pendaftaran</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Kembali ke daftar</translation>
    </message>
    <message>
        <source>QRIS/bank</source>
        <translation>QRIS/bank</translation>
    </message>
    <message>
        <source>Paid for</source>
        <translation>Dibayar untuk</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Laki-laki</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Perempuan</translation>
    </message>
    <message>
        <source>%1 months</source>
        <translation>%1 bulan</translation>
    </message>
    <message>
        <source>What is wrong with the card? Enter makes another one</source>
        <translation>Apa yang salah dengan kartunya? Enter membuat yang baru</translation>
    </message>
    <message>
        <source>Why is it cancelled? Enter cancels it</source>
        <translation>Mengapa dibatalkan? Enter membatalkan</translation>
    </message>
    <message>
        <source>What was recorded</source>
        <translation>Yang tercatat</translation>
    </message>
    <message>
        <source>Print the card again</source>
        <translation>Cetak ulang kartu</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>(erased)</source>
        <translation>(sudah dihapus)</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>dibatalkan</translation>
    </message>
    <message>
        <source>At headquarters: %1 · Card: %2</source>
        <translation>Di pusat: %1 · Kartu: %2</translation>
    </message>
    <message>
        <source>headquarters</source>
        <translation>pusat</translation>
    </message>
    <message>
        <source>This NIK was registered before; the number that stands is %1.</source>
        <translation>NIK ini sudah terdaftar sebelumnya; nomor yang berlaku %1.</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>sudah dihapus</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Tunai</translation>
    </message>
    <message>
        <source>Sponsor</source>
        <translation>Sponsor</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Nanti</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Tanggal lahir</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Nomor HP</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>Pekerjaan</translation>
    </message>
    <message>
        <source>Work place</source>
        <translation>Tempat kerja</translation>
    </message>
    <message>
        <source>Income a month</source>
        <translation>Penghasilan sebulan</translation>
    </message>
    <message>
        <source>Programmes</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Pembayaran</translation>
    </message>
</context>
<context>
    <name>EndingsSheet</name>
    <message>
        <source>When it ends</source>
        <translation>Kapan berakhir</translation>
    </message>
    <message>
        <source>already</source>
        <translation>sudah</translation>
    </message>
    <message>
        <source>in 30 days</source>
        <translation>30 hari</translation>
    </message>
    <message>
        <source>in 60 days</source>
        <translation>60 hari</translation>
    </message>
    <message>
        <source>Whose people (Ctrl J)</source>
        <translation>Peserta sponsor mana (Ctrl J)</translation>
    </message>
    <message>
        <source>Work place</source>
        <translation>Tempat kerja</translation>
    </message>
    <message>
        <source>all markets</source>
        <translation>semua pasar</translation>
    </message>
    <message>
        <source>For how many months</source>
        <translation>Untuk berapa bulan</translation>
    </message>
    <message>
        <source>Programmes</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Income a month</source>
        <translation>Penghasilan sebulan</translation>
    </message>
    <message>
        <source>as it was recorded</source>
        <translation>seperti yang tercatat</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Pembayaran</translation>
    </message>
    <message>
        <source>Number of the receipt or transfer</source>
        <translation>Nomor kuitansi atau transfer</translation>
    </message>
    <message>
        <source>Goes on, self-paid</source>
        <translation>Lanjut, bayar sendiri</translation>
    </message>
    <message>
        <source>or the person pays from then on:</source>
        <translation>atau peserta membayar sendiri:</translation>
    </message>
    <message>
        <source>A sponsor pays further</source>
        <translation>Sponsor lanjut membayar</translation>
    </message>
    <message>
        <source>Nobody&apos;s months end in this time. Choose more days, everybody, or all markets.</source>
        <translation>Tidak ada yang berakhir dalam waktu ini. Pilih waktu lebih panjang, semua sponsor, atau semua pasar.</translation>
    </message>
    <message>
        <source>only the people of one sponsor</source>
        <translation>hanya peserta satu sponsor</translation>
    </message>
    <message>
        <source>The sponsor pays</source>
        <translation>Sponsor membayar</translation>
    </message>
    <message>
        <source>Whose months end</source>
        <translation>Akan berakhir</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>Dibayar oleh</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Nomor HP</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Sampai</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Sisa</translation>
    </message>
    <message>
        <source>this person goes on</source>
        <translation>orang ini lanjut</translation>
    </message>
    <message>
        <source>goes on, self-paid</source>
        <translation>lanjut, bayar sendiri</translation>
    </message>
    <message>
        <source>the sponsor pays further</source>
        <translation>sponsor melanjutkan</translation>
    </message>
    <message>
        <source>nobody after all</source>
        <translation>batal</translation>
    </message>
    <message>
        <source>– choose –</source>
        <translation>– pilih –</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>semua</translation>
    </message>
    <message>
        <source>Paid until %1 by %2</source>
        <translation>Dibayar sampai %1 oleh %2</translation>
    </message>
    <message>
        <source>One person, one number: the card stays good.</source>
        <translation>Satu orang, satu nomor: kartunya tetap berlaku.</translation>
    </message>
    <message>
        <source>! ended %1 days ago</source>
        <translation>! %1 hari lalu</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 hari</translation>
    </message>
    <message>
        <source>✓ %1 goes on, %2 to %3: %4</source>
        <translation>✓ %1 lanjut, %2 s.d. %3: %4</translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message>
        <source>Synchronisation</source>
        <translation>Sinkronisasi</translation>
    </message>
    <message>
        <source>Records that headquarters does not have yet</source>
        <translation>Catatan yang belum ada di kantor pusat</translation>
    </message>
    <message>
        <source>Last receipt</source>
        <translation>Tanda terima terakhir</translation>
    </message>
    <message>
        <source>sync now</source>
        <translation>sinkronkan sekarang</translation>
    </message>
    <message>
        <source>write the file for headquarters</source>
        <translation>tulis berkas untuk kantor pusat</translation>
    </message>
    <message>
        <source>take the reply of headquarters</source>
        <translation>ambil balasan kantor pusat</translation>
    </message>
    <message>
        <source>the last rounds</source>
        <translation>sinkronisasi terakhir</translation>
    </message>
    <message>
        <source>scroll</source>
        <translation>gulir</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Mengirim…</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sinkronkan sekarang</translation>
    </message>
    <message>
        <source>None yet: this laptop has never reached headquarters.</source>
        <translation>Belum ada: laptop ini belum pernah tersambung ke kantor pusat.</translation>
    </message>
    <message>
        <source>Headquarters has everything up to record %1, as of %2.</source>
        <translation>Kantor pusat sudah menerima semua sampai catatan %1, per %2.</translation>
    </message>
    <message>
        <source>The oldest has waited since %1.</source>
        <translation>Yang paling lama menunggu sejak %1.</translation>
    </message>
    <message>
        <source>%1 of them are on a stick: carried, not yet received.</source>
        <translation>%1 di antaranya ada di flashdisk: dibawa, belum diterima.</translation>
    </message>
    <message>
        <source>Everything has arrived.</source>
        <translation>Semua sudah sampai.</translation>
    </message>
    <message>
        <source>Reaching headquarters…</source>
        <translation>Menghubungi kantor pusat…</translation>
    </message>
    <message>
        <source>%1 of %2 records, %3 sent</source>
        <translation>%1 dari %2 catatan, %3 terkirim</translation>
    </message>
    <message>
        <source>Member list: %1 of %2</source>
        <translation>Daftar peserta: %1 dari %2</translation>
    </message>
    <message>
        <source>! Not sent</source>
        <translation>! Belum terkirim</translation>
    </message>
    <message>
        <source>✓ Everything has arrived</source>
        <translation>✓ Semua sudah sampai</translation>
    </message>
    <message>
        <source>✓ The last round arrived</source>
        <translation>✓ Pengiriman terakhir sudah sampai</translation>
    </message>
    <message>
        <source>%1 records sent (%2 up, %3 down)</source>
        <translation>%1 catatan terkirim (%2 naik, %3 turun)</translation>
    </message>
    <message>
        <source>Member list: %1 are still to come</source>
        <translation>Daftar peserta: %1 lagi menyusul</translation>
    </message>
    <message>
        <source>First do what stands above, then F9.</source>
        <translation>Lakukan dulu yang tertulis di atas, lalu F9.</translation>
    </message>
    <message>
        <source>It does not begin by itself: switched off in the settings. F9 syncs.</source>
        <translation>Tidak berjalan otomatis: dimatikan di Pengaturan. Tekan F9 untuk sinkronisasi.</translation>
    </message>
    <message>
        <source>No network. As soon as there is one, it begins by itself.</source>
        <translation>Tidak ada jaringan. Begitu ada, sinkronisasi berjalan otomatis.</translation>
    </message>
    <message>
        <source>It begins by itself within a minute.</source>
        <translation>Berjalan otomatis dalam satu menit.</translation>
    </message>
    <message>
        <source>It begins by itself in %1 minutes.</source>
        <translation>Berjalan otomatis dalam %1 menit.</translation>
    </message>
    <message>
        <source>%1 accepted</source>
        <translation>%1 diterima</translation>
    </message>
    <message>
        <source>%1 registered before</source>
        <translation>%1 sudah terdaftar</translation>
    </message>
    <message>
        <source>%1 sent back</source>
        <translation>%1 dikembalikan</translation>
    </message>
    <message>
        <source>Mend what was sent back: F3, then Ctrl M.</source>
        <translation>Betulkan yang dikembalikan: F3, lalu Ctrl M.</translation>
    </message>
</context>
<context>
    <name>Fate</name>
    <message>
        <source>Spoiled, redo</source>
        <translation>Rusak, buat lagi</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Serahkan</translation>
    </message>
    <message>
        <source>Print this one</source>
        <translation>Cetak ini saja</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>Struk</translation>
    </message>
    <message>
        <source>What is wrong with it? Enter records it</source>
        <translation>Apa yang rusak? Enter mencatatnya</translation>
    </message>
    <message>
        <source>Fetched by somebody else? Name and reason, or only Enter</source>
        <translation>Diambil orang lain? Nama dan sebabnya, atau Enter saja</translation>
    </message>
    <message>
        <source>(erased)</source>
        <translation>(sudah dihapus)</translation>
    </message>
    <message>
        <source>Spoiled %2 times, last at %1</source>
        <translation>Rusak %2 kali, terakhir %1</translation>
    </message>
    <message>
        <source>Spoiled at %1</source>
        <translation>Rusak %1</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>Semua hari</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>At headquarters</source>
        <translation>Di pusat</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Semua status</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kartu</translation>
    </message>
    <message>
        <source>Any card</source>
        <translation>Semua kartu</translation>
    </message>
</context>
<context>
    <name>HandOverSheet</name>
    <message>
        <source>Who is at the table? (Ctrl F)</source>
        <translation>Siapa di meja? (Ctrl F)</translation>
    </message>
    <message>
        <source>Name, NIK, KPJ, phone, or scan the card</source>
        <translation>Nama, NIK, KPJ, HP, atau pindai kartunya</translation>
    </message>
    <message>
        <source>Whose people</source>
        <translation>Peserta sponsor mana</translation>
    </message>
    <message>
        <source>List to sign</source>
        <translation>Daftar TTD</translation>
    </message>
    <message>
        <source>Who has not come</source>
        <translation>Belum datang</translation>
    </message>
    <message>
        <source>No sponsored people here yet. Candidates (Ctrl 2) takes an office&apos;s list and registers it.</source>
        <translation>Belum ada peserta bersponsor di sini. Calon (Ctrl 2) mengambil daftar dari kantor dan mendaftarkannya.</translation>
    </message>
    <message>
        <source>Nobody found. Fewer letters, the NIK or the number find more.</source>
        <translation>Tidak ketemu. Coba huruf lebih sedikit, NIK, atau nomor pesertanya.</translation>
    </message>
    <message>
        <source>Identity card seen</source>
        <translation>KTP sudah dilihat</translation>
    </message>
    <message>
        <source>Read out and agreed</source>
        <translation>Dibacakan dan disetujui</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Nomor HP</translation>
    </message>
    <message>
        <source>District of the address</source>
        <translation>Kecamatan alamat</translation>
    </message>
    <message>
        <source>Fetched by somebody else? Their name</source>
        <translation>Diambil orang lain? Namanya</translation>
    </message>
    <message>
        <source>Why the person did not come</source>
        <translation>Mengapa tidak datang sendiri</translation>
    </message>
    <message>
        <source>Hand over the card</source>
        <translation>Serahkan kartu</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>Yang ditemukan</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Work place</source>
        <translation>Tempat kerja</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kartu</translation>
    </message>
    <message>
        <source>look for somebody</source>
        <translation>cari seseorang</translation>
    </message>
    <message>
        <source>this one is at the table</source>
        <translation>yang ini di meja</translation>
    </message>
    <message>
        <source>identity card seen</source>
        <translation>KTP sudah dilihat</translation>
    </message>
    <message>
        <source>the consent was read out and agreed</source>
        <translation>persetujuan sudah dibacakan</translation>
    </message>
    <message>
        <source>hand over the card</source>
        <translation>serahkan kartu</translation>
    </message>
    <message>
        <source>write the list to sign</source>
        <translation>tulis daftar tanda tangan</translation>
    </message>
    <message>
        <source>write who has not come</source>
        <translation>tulis yang belum datang</translation>
    </message>
    <message>
        <source>nobody after all</source>
        <translation>batal</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>semua</translation>
    </message>
    <message>
        <source>✓ Handed over: %1</source>
        <translation>✓ Diserahkan: %1</translation>
    </message>
    <message>
        <source>✓ Written: %1</source>
        <translation>✓ Ditulis: %1</translation>
    </message>
    <message>
        <source>%1 of %2 handed over (%3 fetched by others) · %4 wait here · %5 not made · %6 to be asked</source>
        <translation>%1 dari %2 diserahkan (%3 diambil orang lain) · %4 menunggu di sini · %5 belum dibuat · %6 perlu ditanya</translation>
    </message>
</context>
<context>
    <name>HqCard</name>
    <message>
        <source>Headquarters has</source>
        <translation>Yang ada di kantor pusat</translation>
    </message>
    <message>
        <source>Recorded here, not yet at headquarters</source>
        <translation>Tercatat di sini, belum di kantor pusat</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(kosong)</translation>
    </message>
</context>
<context>
    <name>InformedCard</name>
    <message>
        <source>Told, and did not register</source>
        <translation>Diberi tahu, tidak mendaftar</translation>
    </message>
    <message>
        <source>Occupation; Enter counts one person (Ctrl I)</source>
        <translation>Pekerjaan; Enter menghitung satu orang (Ctrl I)</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>boleh kosong</translation>
    </message>
    <message>
        <source>Take one back</source>
        <translation>Kurangi satu</translation>
    </message>
    <message>
        <source>People today: %1. No name is asked for.</source>
        <translation>%1 orang hari ini. Nama tidak ditanyakan.</translation>
    </message>
    <message>
        <source>one person</source>
        <translation>satu orang</translation>
    </message>
</context>
<context>
    <name>LastLine</name>
    <message>
        <source>Take back</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Kembalikan</translation>
    </message>
    <message>
        <source>Emptied, not saved</source>
        <translation>Dikosongkan, belum disimpan</translation>
    </message>
    <message>
        <source>Not saved yet: what was typed before is here again</source>
        <translation>Belum disimpan: isian tadi dikembalikan</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>Dibatalkan: %1</translation>
    </message>
    <message>
        <source>Just now: %1 · no number left, the card follows</source>
        <translation>Baru saja: %1 · nomor habis, kartu menyusul</translation>
    </message>
    <message>
        <source>Just now: %1 · %2 · card waits to be made</source>
        <translation>Baru saja: %1 · %2 · kartu masuk antrean</translation>
    </message>
</context>
<context>
    <name>LeafletSheet</name>
    <message>
        <source>Write it as a PDF</source>
        <translation>Tulis sebagai PDF</translation>
    </message>
    <message>
        <source>What the programmes give</source>
        <translation>Apa yang diberikan program</translation>
    </message>
    <message>
        <source>write it as a PDF</source>
        <translation>tulis sebagai PDF</translation>
    </message>
    <message>
        <source>scroll</source>
        <translation>gulir</translation>
    </message>
    <message>
        <source>✓ Written: %1</source>
        <translation>✓ Ditulis: %1</translation>
    </message>
</context>
<context>
    <name>ListsCard</name>
    <message>
        <source>Only checking cards</source>
        <translation>Hanya memeriksa kartu</translation>
    </message>
    <message>
        <source>Headquarters&apos; address, or a file</source>
        <translation>Alamat kantor pusat, atau berkas</translation>
    </message>
    <message>
        <source>Headquarters&apos; key, if you were given it</source>
        <translation>Kunci kantor pusat, bila diberikan</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>boleh kosong</translation>
    </message>
    <message>
        <source>Fetching…</source>
        <translation>Mengambil…</translation>
    </message>
    <message>
        <source>Get the lists</source>
        <translation>Ambil daftar</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Dari berkas…</translation>
    </message>
    <message>
        <source>Set up this laptop instead</source>
        <translation>Siapkan laptop ini</translation>
    </message>
    <message>
        <source>No lists yet: get them once from headquarters. No data of members is kept here.</source>
        <translation>Belum ada daftar: ambil sekali dari kantor pusat. Tidak ada data peserta yang disimpan di sini.</translation>
    </message>
    <message>
        <source>Keys as of %1, withdrawn cards as of %2. Key of headquarters: %3</source>
        <translation>Kunci per %1, kartu ditarik per %2. Kunci kantor pusat: %3</translation>
    </message>
    <message>
        <source>Compare the key once with headquarters, by telephone.</source>
        <translation>Bandingkan kunci ini sekali dengan kantor pusat, lewat telepon.</translation>
    </message>
</context>
<context>
    <name>MendCard</name>
    <message>
        <source>Mend</source>
        <translation>Betulkan</translation>
    </message>
    <message>
        <source>! Sent back by headquarters: %1. Mend, then sync (F6).</source>
        <translation>! Dikembalikan kantor pusat: %1. Betulkan, lalu sinkronkan (F6).</translation>
    </message>
    <message>
        <source> · and %1 more</source>
        <translation> · dan %1 lagi</translation>
    </message>
</context>
<context>
    <name>MendPane</name>
    <message>
        <source>Sent back by headquarters</source>
        <translation>Dikembalikan kantor pusat</translation>
    </message>
    <message>
        <source>Enter mends the one at hand and queues it again; F6 sends. The card waits until then.</source>
        <translation>Enter membetulkan yang terpilih dan mengantrekannya lagi; F6 mengirim. Kartunya menunggu sampai itu.</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Kembali ke daftar</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>KPJ</source>
        <translation>KPJ</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>Registered before; look, and cancel it here</source>
        <translation>Sudah terdaftar sebelumnya; lihat, lalu batalkan di sini</translation>
    </message>
    <message>
        <source>%1 stands</source>
        <translation>yang berlaku %1</translation>
    </message>
</context>
<context>
    <name>Narrowing</name>
    <message>
        <source>Narrow the list</source>
        <translation>Saring daftar</translation>
    </message>
    <message>
        <source>narrow no longer</source>
        <translation>hapus saringan</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>tidak dikenal</translation>
    </message>
    <message>
        <source>Take away: %1</source>
        <translation>Hapus saringan: %1</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>Pekerjaan</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Sponsor</source>
        <translation>Sponsor</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
</context>
<context>
    <name>OfficersPage</name>
    <message>
        <source>Officers of this laptop</source>
        <translation>Petugas laptop ini</translation>
    </message>
    <message>
        <source>Who may sign in</source>
        <translation>Yang boleh masuk</translation>
    </message>
    <message>
        <source>Name of the officer</source>
        <translation>Nama petugas</translation>
    </message>
    <message>
        <source>Their new PIN, at least 6 digits</source>
        <translation>PIN barunya, minimal 6 angka</translation>
    </message>
    <message>
        <source>The new PIN again</source>
        <translation>Ulangi PIN baru</translation>
    </message>
    <message>
        <source>Your own PIN</source>
        <translation>PIN Anda sendiri</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>do it</source>
        <translation>lakukan</translation>
    </message>
    <message>
        <source>leave it; back to the settings</source>
        <translation>batal; kembali ke pengaturan</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (Anda)</translation>
    </message>
    <message>
        <source>officer</source>
        <translation>petugas</translation>
    </message>
    <message>
        <source>coordinator</source>
        <translation>koordinator</translation>
    </message>
    <message>
        <source>Add an officer</source>
        <translation>Tambah petugas</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>PIN baru</translation>
    </message>
    <message>
        <source>Change the role</source>
        <translation>Ubah peran</translation>
    </message>
    <message>
        <source>Hand over the laptop</source>
        <translation>Serahkan laptop</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Tell them the PIN by word of mouth; they sign in with it at once, without a line.</source>
        <translation>Sampaikan PIN secara lisan; petugas langsung dapat masuk, tanpa jaringan.</translation>
    </message>
    <message>
        <source>%1 signs in with the new PIN from now on. The old one counts no more.</source>
        <translation>Mulai sekarang %1 masuk dengan PIN baru. PIN lama tidak berlaku lagi.</translation>
    </message>
    <message>
        <source>%1 becomes a coordinator.</source>
        <translation>%1 menjadi koordinator.</translation>
    </message>
    <message>
        <source>%1 becomes an officer and no longer does anything on this page.</source>
        <translation>%1 menjadi petugas dan tidak lagi mengubah apa pun di halaman ini.</translation>
    </message>
    <message>
        <source>%1 is the coordinator from now on, and you are an officer.</source>
        <translation>Mulai sekarang %1 koordinator laptop ini, dan Anda menjadi petugas.</translation>
    </message>
    <message>
        <source>%1 no longer signs in. Everything on this laptop gets a new key; that takes a moment. Copies on sticks made before still open with the old PIN and this laptop: collect them.</source>
        <translation>%1 tidak dapat masuk lagi. Semua data di laptop ini diberi kunci baru; tunggu sebentar. Salinan lama di flashdisk masih dapat dibuka dengan PIN lama di laptop ini: kumpulkan.</translation>
    </message>
    <message>
        <source>✓ Added.</source>
        <translation>✓ Petugas ditambahkan.</translation>
    </message>
    <message>
        <source>✓ The new PIN counts from now on.</source>
        <translation>✓ PIN baru berlaku mulai sekarang.</translation>
    </message>
    <message>
        <source>✓ The role is changed.</source>
        <translation>✓ Peran diubah.</translation>
    </message>
    <message>
        <source>✓ Handed over.</source>
        <translation>✓ Laptop diserahkan.</translation>
    </message>
    <message>
        <source>✓ Removed; the data has a new key.</source>
        <translation>✓ Petugas dihapus; data diberi kunci baru.</translation>
    </message>
    <message>
        <source>Only a coordinator adds officers or gives new PINs. Ask them to sign in.</source>
        <translation>Hanya koordinator yang menambah petugas atau memberi PIN baru. Minta koordinator masuk.</translation>
    </message>
    <message>
        <source>Choose with ↑ ↓. Every act is kept in the journal with your name.</source>
        <translation>Pilih dengan ↑ ↓. Setiap tindakan dicatat di jurnal dengan nama Anda.</translation>
    </message>
</context>
<context>
    <name>PeopleHistory</name>
    <message>
        <source>Registered, number %1</source>
        <translation>Didaftarkan, nomor %1</translation>
    </message>
    <message>
        <source>Corrected: %1</source>
        <translation>Dibetulkan: %1</translation>
    </message>
    <message>
        <source>Taken back right after saving</source>
        <translation>Dibatalkan segera setelah disimpan</translation>
    </message>
    <message>
        <source>Sent back: %1</source>
        <translation>Dikembalikan: %1</translation>
    </message>
    <message>
        <source>Registered before, number %1 stands</source>
        <translation>Sudah terdaftar sebelumnya, nomor yang berlaku %1</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Cancelled: %1</source>
        <translation>Pendaftaran dibatalkan: %1</translation>
    </message>
    <message>
        <source>Given the number %1</source>
        <translation>Diberi nomor %1</translation>
    </message>
    <message>
        <source>Card made for printing</source>
        <translation>Kartu dibuat untuk dicetak</translation>
    </message>
    <message>
        <source>Card in hand</source>
        <translation>Kartu sudah di tangan petugas</translation>
    </message>
    <message>
        <source>Card spoiled: %1</source>
        <translation>Kartu rusak: %1</translation>
    </message>
    <message>
        <source>Card handed over; fetched by: %1</source>
        <translation>Kartu diserahkan; diambil oleh: %1</translation>
    </message>
    <message>
        <source>Erasure asked for</source>
        <translation>Penghapusan diminta</translation>
    </message>
    <message>
        <source>Content erased</source>
        <translation>Isi sudah dihapus</translation>
    </message>
</context>
<context>
    <name>PeopleModel</name>
    <message>
        <source>(erased)</source>
        <translation>(sudah dihapus)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>KPJ</source>
        <translation>KPJ</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>Pekerjaan</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>Rupiah</source>
        <translation>Rupiah</translation>
    </message>
    <message>
        <source>At headquarters</source>
        <translation>Di kantor pusat</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kartu</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>belum terkirim</translation>
    </message>
    <message>
        <source>✓ accepted</source>
        <translation>✓ diterima</translation>
    </message>
    <message>
        <source>! registered before</source>
        <translation>! sudah terdaftar</translation>
    </message>
    <message>
        <source>! sent back</source>
        <translation>! dikembalikan</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>dibatalkan</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>menunggu</translation>
    </message>
    <message>
        <source>on paper?</source>
        <translation>dicetak?</translation>
    </message>
    <message>
        <source>✓ in hand</source>
        <translation>✓ di tangan</translation>
    </message>
    <message>
        <source>✓ handed over</source>
        <translation>✓ diserahkan</translation>
    </message>
    <message>
        <source>! no number yet</source>
        <translation>! tanpa nomor</translation>
    </message>
    <message>
        <source>void</source>
        <translation>batal</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>People</source>
        <translation>Peserta</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>Name, NIK, KPJ or phone</source>
        <translation>Nama, NIK, KPJ, atau nomor HP</translation>
    </message>
    <message>
        <source>People on this laptop</source>
        <translation>Peserta di laptop ini</translation>
    </message>
    <message>
        <source>search</source>
        <translation>cari</translation>
    </message>
    <message>
        <source>narrow: work, officer, sponsor, day</source>
        <translation>saring: kerja, petugas, sponsor, hari</translation>
    </message>
    <message>
        <source>in the empty field there: narrow no longer</source>
        <translation>di kotak saring yang kosong: hapus saringan</translation>
    </message>
    <message>
        <source>from the search to the list</source>
        <translation>dari pencarian ke daftar</translation>
    </message>
    <message>
        <source>scroll</source>
        <translation>gulir</translation>
    </message>
    <message>
        <source>look at somebody</source>
        <translation>lihat seseorang</translation>
    </message>
    <message>
        <source>correct</source>
        <translation>betulkan</translation>
    </message>
    <message>
        <source>print the card again, with a reason</source>
        <translation>cetak ulang kartu, dengan alasan</translation>
    </message>
    <message>
        <source>cancel, with a reason</source>
        <translation>batalkan, dengan alasan</translation>
    </message>
    <message>
        <source>mend what was sent back</source>
        <translation>betulkan yang dikembalikan</translation>
    </message>
    <message>
        <source>back to the list</source>
        <translation>kembali ke daftar</translation>
    </message>
    <message>
        <source>%1 people on this laptop</source>
        <translation>%1 orang di laptop ini</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Tidak ada yang cocok</translation>
    </message>
    <message>
        <source>The list is narrowed by what is chosen above. Choose all again.</source>
        <translation>Daftar disaring oleh pilihan di atas. Pilih lagi “semua”.</translation>
    </message>
    <message>
        <source>Try fewer letters, or the beginning of the NIK.</source>
        <translation>Coba lebih sedikit huruf, atau awal NIK.</translation>
    </message>
    <message>
        <source>Nobody registered yet</source>
        <translation>Belum ada yang terdaftar</translation>
    </message>
    <message>
        <source>Press F2 and type a NIK to begin.</source>
        <translation>Tekan F2 lalu ketik NIK untuk mulai.</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>16 digits, typed or scanned</source>
        <translation>16 angka, diketik atau dipindai</translation>
    </message>
    <message>
        <source>Name as on the KTP</source>
        <translation>Nama sesuai KTP</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Tanggal lahir</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>hh/bb/tttt</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Jenis kelamin</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Laki-laki</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Perempuan</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Nomor HP</translation>
    </message>
    <message>
        <source>E-mail (optional)</source>
        <translation>Email (boleh kosong)</translation>
    </message>
    <message>
        <source>Address: district</source>
        <translation>Alamat: kecamatan</translation>
    </message>
    <message>
        <source>type a few letters</source>
        <translation>ketik beberapa huruf</translation>
    </message>
    <message>
        <source>Village, street, RT/RW</source>
        <translation>Kelurahan, jalan, RT/RW</translation>
    </message>
    <message>
        <source>Activation: %1 (kept)</source>
        <translation>Kegiatan: %1 (tetap)</translation>
    </message>
    <message>
        <source>%1 of 16</source>
        <translation>%1 dari 16</translation>
    </message>
    <message>
        <source>born %1</source>
        <translation>lahir %1</translation>
    </message>
    <message>
        <source>%1 years</source>
        <translation>%1 tahun</translation>
    </message>
</context>
<context>
    <name>PlanCard</name>
    <message>
        <source>Code for the other laptops</source>
        <translation>Kode untuk laptop lain</translation>
    </message>
    <message>
        <source>Open one</source>
        <translation>Buka kegiatan</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Gabung</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Berhenti ikut</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Code of the activation; Enter joins</source>
        <translation>Kode kegiatan; Enter untuk bergabung</translation>
    </message>
    <message>
        <source>Name of the activation</source>
        <translation>Nama kegiatan</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Berapa hari</translation>
    </message>
    <message>
        <source>Goal (people)</source>
        <translation>Sasaran (orang)</translation>
    </message>
    <message>
        <source>Team, names with commas between</source>
        <translation>Tim, nama dipisah koma</translation>
    </message>
    <message>
        <source>Open the activation</source>
        <translation>Buka kegiatan</translation>
    </message>
    <message>
        <source>Team: %1</source>
        <translation>Tim: %1</translation>
    </message>
    <message>
        <source>No activation is open here</source>
        <translation>Belum ada kegiatan di laptop ini</translation>
    </message>
    <message>
        <source>Joined by its code</source>
        <translation>Bergabung dengan kode</translation>
    </message>
    <message>
        <source>Registering works all the same. An activation gathers the counts of all its laptops: a coordinator opens it, the other laptops join by its code.</source>
        <translation>Pendaftaran tetap jalan. Kegiatan menyatukan hitungan semua laptopnya: koordinator membukanya, laptop lain bergabung dengan kodenya.</translation>
    </message>
    <message>
        <source>Its name and goal come with the next sync.</source>
        <translation>Nama dan sasarannya datang pada sinkronisasi berikut.</translation>
    </message>
</context>
<context>
    <name>PracticeBand</name>
    <message>
        <source>PRACTICE</source>
        <translation>LATIHAN</translation>
    </message>
    <message>
        <source>Everybody here is invented. Nothing reaches headquarters.</source>
        <translation>Semua orang di sini rekaan. Tidak ada yang sampai ke kantor pusat.</translation>
    </message>
    <message>
        <source>Leave practice</source>
        <translation>Selesai latihan</translation>
    </message>
</context>
<context>
    <name>PrintPane</name>
    <message>
        <source>Cards to make</source>
        <translation>Kartu yang belum dibuat</translation>
    </message>
    <message>
        <source>Numbers left</source>
        <translation>Nomor tersisa</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Cetak ke</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Kertas</translation>
    </message>
    <message>
        <source>Card (CR80)</source>
        <translation>Kartu (CR80)</translation>
    </message>
    <message>
        <source>A4, ten cards</source>
        <translation>A4, 10 kartu</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>Tinta</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Warna</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Hitam</translation>
    </message>
    <message>
        <source>Sides</source>
        <translation>Sisi</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Keduanya</translation>
    </message>
    <message>
        <source>Fronts only</source>
        <translation>Depan saja</translation>
    </message>
    <message>
        <source>Backs only</source>
        <translation>Belakang saja</translation>
    </message>
    <message>
        <source>How many backs</source>
        <translation>Jumlah sisi belakang</translation>
    </message>
    <message>
        <source>PDF file</source>
        <translation>Berkas PDF</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>Open the PDF</source>
        <translation>Buka PDF</translation>
    </message>
    <message>
        <source>Adjust printer</source>
        <translation>Setel printer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Use the bundled card</source>
        <translation>Pakai gambar bawaan</translation>
    </message>
    <message>
        <source>%1 (not connected)</source>
        <translation>%1 (tidak tersambung)</translation>
    </message>
    <message>
        <source>From 1 to 10.000</source>
        <translation>Dari 1 sampai 10.000</translation>
    </message>
    <message>
        <source>Backs bear nobody&apos;s data: print them beforehand, the fronts on the day.</source>
        <translation>Sisi belakang tidak memuat data siapa pun: cetak lebih dahulu; sisi depan pada hari pelayanan.</translation>
    </message>
    <message>
        <source>%1 more wait for a number; sync to get numbers.</source>
        <translation>%1 orang lagi menunggu nomor; sinkronkan untuk mendapat nomor.</translation>
    </message>
    <message>
        <source>Nobody is registered yet. Press F2 to register somebody.</source>
        <translation>Belum ada yang terdaftar. Tekan F2 untuk mendaftarkan orang.</translation>
    </message>
    <message>
        <source>Everybody registered so far has a card. Press F2 to register somebody.</source>
        <translation>Semua yang terdaftar sudah punya kartu. Tekan F2 untuk mendaftarkan orang.</translation>
    </message>
    <message>
        <source>Every QR is read back before it is printed.</source>
        <translation>Setiap QR dibaca ulang sebelum dicetak.</translation>
    </message>
    <message>
        <source>Making…</source>
        <translation>Membuat…</translation>
    </message>
    <message>
        <source>No card is waiting</source>
        <translation>Tidak ada kartu yang menunggu</translation>
    </message>
    <message>
        <source>Make the PDF</source>
        <translation>Buat PDF</translation>
    </message>
    <message>
        <source>No card is waiting. A spoiled one waits again once the list says so (Ctrl R).</source>
        <translation>Tidak ada kartu yang menunggu. Kartu rusak menunggu lagi setelah ditandai di daftar (Ctrl R).</translation>
    </message>
    <message>
        <source>Nothing was made</source>
        <translation>Tidak ada yang dibuat</translation>
    </message>
    <message>
        <source>Print backs only</source>
        <translation>Cetak sisi belakang saja</translation>
    </message>
    <message>
        <source>Go on: %1 left</source>
        <translation>Lanjutkan: %1 lagi</translation>
    </message>
    <message>
        <source>Print %1 cards</source>
        <translation>Cetak %1 kartu</translation>
    </message>
    <message>
        <source>! No PDF was made</source>
        <translation>! PDF tidak dibuat</translation>
    </message>
    <message>
        <source>! Printing stands still</source>
        <translation>! Pencetakan terhenti</translation>
    </message>
    <message>
        <source>%1 of %2 went to the printer</source>
        <translation>%1 dari %2 dikirim ke printer</translation>
    </message>
    <message>
        <source>%1 backs went to the printer</source>
        <translation>%1 sisi belakang dikirim ke printer</translation>
    </message>
    <message>
        <source>Look at them before fronts are printed on the other side.</source>
        <translation>Periksa dahulu sebelum sisi depannya dicetak.</translation>
    </message>
    <message>
        <source>%1 cards have not been printed yet</source>
        <translation>%1 kartu belum dicetak</translation>
    </message>
    <message>
        <source>F9 goes on, Esc prints no more of them.</source>
        <translation>F9 melanjutkan, Esc tidak mencetak sisanya.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Dihentikan</translation>
    </message>
    <message>
        <source>Nothing was made, and nobody&apos;s card has changed.</source>
        <translation>Tidak ada yang dibuat, dan tidak ada kartu yang berubah.</translation>
    </message>
    <message>
        <source>%1 backs: %2</source>
        <translation>%1 sisi belakang: %2</translation>
    </message>
    <message>
        <source>%1 cards on %2 pages, every QR read back: %3</source>
        <translation>%1 kartu di %2 halaman, setiap QR sudah dibaca ulang: %3</translation>
    </message>
    <message>
        <source>✓ The PDF is ready</source>
        <translation>✓ PDF siap</translation>
    </message>
</context>
<context>
    <name>PromiseForm</name>
    <message>
        <source>Propose it to headquarters</source>
        <translation>Usulkan ke pusat</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>A sponsor&apos;s promise</source>
        <translation>Usulan program sponsor</translation>
    </message>
    <message>
        <source>It counts once headquarters has approved it, after a sync.</source>
        <translation>Berlaku setelah disetujui pusat, lewat sinkronisasi.</translation>
    </message>
    <message>
        <source>Code, as agreed</source>
        <translation>Kode, sesuai kesepakatan</translation>
    </message>
    <message>
        <source>Sponsor, as it will stand on the cards</source>
        <translation>Sponsor, seperti pada kartu</translation>
    </message>
    <message>
        <source>Number of the MoU</source>
        <translation>Nomor MoU</translation>
    </message>
    <message>
        <source>How many people</source>
        <translation>Berapa orang</translation>
    </message>
    <message>
        <source>First month</source>
        <translation>Bulan pertama</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Bulan</translation>
    </message>
    <message>
        <source>Only these occupations (may stay empty)</source>
        <translation>Hanya pekerjaan ini (boleh kosong)</translation>
    </message>
    <message>
        <source>Only this region (code, may stay empty)</source>
        <translation>Hanya wilayah ini (kode, boleh kosong)</translation>
    </message>
    <message>
        <source>Who pays</source>
        <translation>Pembayar</translation>
    </message>
    <message>
        <source>Programmes</source>
        <translation>Program</translation>
    </message>
</context>
<context>
    <name>PromisesSheet</name>
    <message>
        <source>Propose a sponsorship</source>
        <translation>Usulkan program sponsor</translation>
    </message>
    <message>
        <source>Recap of this one</source>
        <translation>Rekap yang ini</translation>
    </message>
    <message>
        <source>All sponsors</source>
        <translation>Semua sponsor</translation>
    </message>
    <message>
        <source>Who pays</source>
        <translation>Pembayar</translation>
    </message>
    <message>
        <source>Sponsorships</source>
        <translation>Program sponsor</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Sponsor</source>
        <translation>Sponsor</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Untuk</translation>
    </message>
    <message>
        <source>Used here</source>
        <translation>Terpakai</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Sisa</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Calon</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>No sponsorship yet. Headquarters sends them with a sync; a coordinator proposes one here.</source>
        <translation>Belum ada program sponsor. Pusat mengirimnya lewat sinkronisasi; koordinator dapat mengusulkan di sini.</translation>
    </message>
    <message>
        <source>propose a sponsorship (coordinator)</source>
        <translation>usulkan program sponsor (koordinator)</translation>
    </message>
    <message>
        <source>write the recap of the one that is chosen</source>
        <translation>tulis rekap yang terpilih</translation>
    </message>
    <message>
        <source>write the list of all sponsors</source>
        <translation>tulis daftar semua sponsor</translation>
    </message>
    <message>
        <source>propose what is filled in</source>
        <translation>usulkan yang sudah diisi</translation>
    </message>
    <message>
        <source>leave it</source>
        <translation>tinggalkan isian</translation>
    </message>
    <message>
        <source>✓ Written in %1: %2</source>
        <translation>✓ Ditulis di %1: %2</translation>
    </message>
    <message>
        <source>proposed, not yet approved</source>
        <translation>diusulkan, belum disetujui</translation>
    </message>
    <message>
        <source>! refused</source>
        <translation>! ditolak</translation>
    </message>
    <message>
        <source>approved; no place here yet</source>
        <translation>disetujui; belum ada tempat</translation>
    </message>
    <message>
        <source>open</source>
        <translation>dibuka</translation>
    </message>
    <message>
        <source>✓ all places used</source>
        <translation>✓ semua tempat terpakai</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>berakhir</translation>
    </message>
    <message>
        <source>%1 months from %2</source>
        <translation>%1 bulan sejak %2</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>A reason, please</source>
        <translation>Perlu alasan</translation>
    </message>
    <message>
        <source>the usual ones</source>
        <translation>alasan lazim</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>Registration</source>
        <translation>Pendaftaran</translation>
    </message>
    <message>
        <source>Empty the form</source>
        <translation>Kosongkan formulir</translation>
    </message>
    <message>
        <source>next field that is still empty</source>
        <translation>isian kosong berikutnya</translation>
    </message>
    <message>
        <source>next field</source>
        <translation>isian berikutnya</translation>
    </message>
    <message>
        <source>choose a suggestion</source>
        <translation>pilih saran</translation>
    </message>
    <message>
        <source>choose in a row, or by its first letter</source>
        <translation>pilih dalam satu baris, atau dengan huruf awalnya</translation>
    </message>
    <message>
        <source>the usual reason of a warning</source>
        <translation>alasan lazim untuk satu peringatan</translation>
    </message>
    <message>
        <source>the usual reason of every warning</source>
        <translation>alasan lazim untuk semua peringatan</translation>
    </message>
    <message>
        <source>contribution month by month</source>
        <translation>iuran bulan demi bulan</translation>
    </message>
    <message>
        <source>the text of the consent</source>
        <translation>teks persetujuan</translation>
    </message>
    <message>
        <source>consent read out and agreed</source>
        <translation>persetujuan dibacakan dan disetujui</translation>
    </message>
    <message>
        <source>save, and the next person</source>
        <translation>simpan, lalu orang berikutnya</translation>
    </message>
    <message>
        <source>consent read out and agreed, and save</source>
        <translation>persetujuan dibacakan dan disetujui, lalu simpan</translation>
    </message>
    <message>
        <source>empty the form; Ctrl Z brings it back</source>
        <translation>kosongkan formulir; Ctrl Z mengembalikannya</translation>
    </message>
    <message>
        <source>take back the last person, for a minute</source>
        <translation>batalkan orang terakhir, selama satu menit</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Menyimpan…</translation>
    </message>
    <message>
        <source>Save &amp;&amp; card</source>
        <translation>Simpan &amp;&amp; kartu</translation>
    </message>
    <message>
        <source>the sponsor pays</source>
        <translation>dibayar sponsor</translation>
    </message>
</context>
<context>
    <name>RescuePage</name>
    <message>
        <source>Help to get in</source>
        <translation>Bantuan untuk masuk</translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation>Apa yang terjadi?</translation>
    </message>
    <message>
        <source>The coordinator&apos;s PIN is forgotten</source>
        <translation>Lupa PIN koordinator</translation>
    </message>
    <message>
        <source>The data is damaged</source>
        <translation>Data rusak</translation>
    </message>
    <message>
        <source>Recovery code, from paper</source>
        <translation>Kode pemulihan, dari kertas</translation>
    </message>
    <message>
        <source>New PIN, at least 6 digits</source>
        <translation>PIN baru, minimal 6 angka</translation>
    </message>
    <message>
        <source>The PIN again</source>
        <translation>Ulangi PIN</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Folder or file of the copy</source>
        <translation>Folder atau berkas salinan</translation>
    </message>
    <message>
        <source>empty: this laptop&apos;s own copies</source>
        <translation>kosong: salinan di laptop ini sendiri</translation>
    </message>
    <message>
        <source>Back to the sign-in</source>
        <translation>Kembali ke layar masuk</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>✓ %1 signs in with the new PIN. Write the next recovery code down now and keep it apart from the laptop: it is shown only once, and the one before is used up.</source>
        <translation>✓ %1 masuk dengan PIN baru. Tulis kode pemulihan berikutnya sekarang dan simpan terpisah dari laptop: kode ini hanya tampil sekali, dan kode sebelumnya sudah terpakai.</translation>
    </message>
    <message>
        <source>An officer&apos;s PIN is set anew by the coordinator: Settings, officers and PINs. Where the coordinator&apos;s own PIN is forgotten, the recovery code sets it anew.</source>
        <translation>PIN petugas diganti oleh koordinator: Pengaturan, Petugas dan PIN. Jika PIN koordinator sendiri yang terlupa, kode pemulihan menggantinya.</translation>
    </message>
    <message>
        <source>Nothing is deleted: the damaged file is set aside, a copy takes its place, and what the damaged file still tells is taken over. First you are told what would be lost.</source>
        <translation>Tidak ada yang dihapus: berkas yang rusak disisihkan, sebuah salinan menggantikannya, dan isi berkas rusak yang masih terbaca ikut diambil. Anda diberi tahu dahulu apa yang akan hilang.</translation>
    </message>
    <message>
        <source>Written down: to the sign-in</source>
        <translation>Sudah ditulis: ke layar masuk</translation>
    </message>
    <message>
        <source>Set the PIN</source>
        <translation>Ganti PIN</translation>
    </message>
    <message>
        <source>Go back now</source>
        <translation>Pulihkan sekarang</translation>
    </message>
    <message>
        <source>Tell what would be lost</source>
        <translation>Periksa apa yang akan hilang</translation>
    </message>
</context>
<context>
    <name>RoundsCard</name>
    <message>
        <source>The last rounds</source>
        <translation>Sinkronisasi terakhir</translation>
    </message>
    <message>
        <source>None yet. Each round will stand here, by line or by stick.</source>
        <translation>Belum ada. Setiap sinkronisasi akan tampil di sini, lewat sambungan atau flashdisk.</translation>
    </message>
    <message>
        <source>The last rounds, newest first</source>
        <translation>Sinkronisasi terakhir, yang terbaru di atas</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kapan</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Hasilnya</translation>
    </message>
    <message>
        <source>%1 times: %2</source>
        <translation>%1 kali: %2</translation>
    </message>
    <message>
        <source>By stick: %1</source>
        <translation>Lewat flashdisk: %1</translation>
    </message>
    <message>
        <source>On a stick: nothing waited</source>
        <translation>Ke flashdisk: tidak ada yang menunggu</translation>
    </message>
    <message>
        <source>On a stick: carried, not yet received</source>
        <translation>Di flashdisk: dibawa, belum diterima</translation>
    </message>
    <message>
        <source>Reached headquarters; nothing waited</source>
        <translation>Tersambung; tidak ada yang menunggu</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Sampai</translation>
    </message>
    <message>
        <source>Arrived; reply from a stick</source>
        <translation>Sampai; balasan dari flashdisk</translation>
    </message>
    <message>
        <source>Reply from a stick: nothing new</source>
        <translation>Balasan dari flashdisk: tidak ada yang baru</translation>
    </message>
</context>
<context>
    <name>SafekeepingPage</name>
    <message>
        <source>Copies and recovery</source>
        <translation>Cadangan dan pemulihan</translation>
    </message>
    <message>
        <source>Encrypted copies</source>
        <translation>Salinan terenkripsi</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Kode pemulihan</translation>
    </message>
    <message>
        <source>The way back</source>
        <translation>Pemulihan data</translation>
    </message>
    <message>
        <source>A copy brings back what was there; nothing is deleted, the present data is set aside.</source>
        <translation>Salinan mengembalikan isi sebelumnya; tidak ada yang dihapus, data sekarang disisihkan.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Pilih folder…</translation>
    </message>
    <message>
        <source>Folder on a stick or another disk</source>
        <translation>Folder di flashdisk atau disk lain</translation>
    </message>
    <message>
        <source>empty: no second folder</source>
        <translation>kosong: tanpa folder kedua</translation>
    </message>
    <message>
        <source>Folder or file of the copy</source>
        <translation>Folder atau berkas salinan</translation>
    </message>
    <message>
        <source>empty: this laptop&apos;s own copies</source>
        <translation>kosong: salinan di laptop ini sendiri</translation>
    </message>
    <message>
        <source>Your own PIN</source>
        <translation>PIN Anda sendiri</translation>
    </message>
    <message>
        <source>New code from headquarters</source>
        <translation>Kode baru dari kantor pusat</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>copy now, or do what was asked for</source>
        <translation>buat salinan sekarang, atau lakukan yang diminta</translation>
    </message>
    <message>
        <source>choose a folder</source>
        <translation>pilih folder</translation>
    </message>
    <message>
        <source>leave it; back to the settings</source>
        <translation>batal; kembali ke pengaturan</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Sebentar…</translation>
    </message>
    <message>
        <source>Copy now</source>
        <translation>Buat salinan sekarang</translation>
    </message>
    <message>
        <source>Written down</source>
        <translation>Sudah ditulis</translation>
    </message>
    <message>
        <source>Go back now</source>
        <translation>Pulihkan sekarang</translation>
    </message>
    <message>
        <source>Use this folder</source>
        <translation>Pakai folder ini</translation>
    </message>
    <message>
        <source>Make the code</source>
        <translation>Buat kode</translation>
    </message>
    <message>
        <source>Tell what would be lost</source>
        <translation>Periksa apa yang akan hilang</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Mulai baru</translation>
    </message>
    <message>
        <source>Second folder</source>
        <translation>Folder kedua</translation>
    </message>
    <message>
        <source>New recovery code</source>
        <translation>Kode pemulihan baru</translation>
    </message>
    <message>
        <source>Go back to a copy</source>
        <translation>Pulihkan dari salinan</translation>
    </message>
    <message>
        <source>Begin anew with headquarters</source>
        <translation>Mulai baru dengan kantor pusat</translation>
    </message>
</context>
<context>
    <name>SetUpCard</name>
    <message>
        <source>Set up this laptop</source>
        <translation>Siapkan laptop ini</translation>
    </message>
    <message>
        <source>Once, with a line to headquarters. Ask headquarters for address and code.</source>
        <translation>Sekali saja, saat tersambung. Minta alamat dan kode ke kantor pusat.</translation>
    </message>
    <message>
        <source>Once. Write the request with headquarters&apos; code, carry it there, come back with the answer.</source>
        <translation>Sekali saja. Tulis permintaan dengan kode dari kantor pusat, bawa ke sana, kembali dengan jawabannya.</translation>
    </message>
    <message>
        <source>Stick or folder</source>
        <translation>Flashdisk atau folder</translation>
    </message>
    <message>
        <source>Address of headquarters</source>
        <translation>Alamat kantor pusat</translation>
    </message>
    <message>
        <source>Enrolment code</source>
        <translation>Kode pendaftaran laptop</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Nama Anda</translation>
    </message>
    <message>
        <source>Name of this laptop</source>
        <translation>Nama laptop ini</translation>
    </message>
    <message>
        <source>New PIN, at least 6 digits</source>
        <translation>PIN baru, minimal 6 angka</translation>
    </message>
    <message>
        <source>The PIN again</source>
        <translation>Ulangi PIN</translation>
    </message>
    <message>
        <source>where the stick is</source>
        <translation>letak flashdisk</translation>
    </message>
    <message>
        <source>Take the answer</source>
        <translation>Ambil jawaban</translation>
    </message>
    <message>
        <source>With a line</source>
        <translation>Lewat sambungan</translation>
    </message>
    <message>
        <source>Without a line: by USB stick</source>
        <translation>Tanpa sambungan: dengan flashdisk</translation>
    </message>
    <message>
        <source>Only check cards (PLKK)</source>
        <translation>Hanya memeriksa kartu (PLKK)</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Sebentar…</translation>
    </message>
    <message>
        <source>Write the request</source>
        <translation>Tulis permintaan</translation>
    </message>
    <message>
        <source>Reaching headquarters…</source>
        <translation>Menghubungi kantor pusat…</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Siapkan</translation>
    </message>
    <message>
        <source>✓ %1 is written. Carry it to headquarters; with the answer press Ctrl O.</source>
        <translation>✓ %1 sudah ditulis. Bawa ke kantor pusat; dengan jawabannya di flashdisk tekan Ctrl O.</translation>
    </message>
    <message>
        <source>Not filled in yet</source>
        <translation>Belum diisi</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation>Laptop ini</translation>
    </message>
    <message>
        <source>Officers and PINs</source>
        <translation>Petugas dan PIN</translation>
    </message>
    <message>
        <source>Copies and recovery</source>
        <translation>Cadangan dan pemulihan</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Ukuran huruf</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Warna</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Kontras tinggi</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 menit</translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>Kunci setelah</translation>
    </message>
    <message>
        <source>Sync by itself</source>
        <translation>Sinkronisasi otomatis</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ya</translation>
    </message>
    <message>
        <source>No, only with F9</source>
        <translation>Tidak, hanya dengan F9</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona waktu</translation>
    </message>
    <message>
        <source>Cards and slips</source>
        <translation>Kartu dan struk</translation>
    </message>
    <message>
        <source>Receipt printer (58 mm)</source>
        <translation>Printer struk (58 mm)</translation>
    </message>
    <message>
        <source>The office&apos;s own card (card.toml)</source>
        <translation>Kartu milik kantor sendiri (card.toml)</translation>
    </message>
    <message>
        <source>empty: the bundled card</source>
        <translation>kosong: kartu bawaan</translation>
    </message>
    <message>
        <source>Where this activation takes place</source>
        <translation>Tempat kegiatan ini</translation>
    </message>
    <message>
        <source>printed on the cards</source>
        <translation>dicetak pada kartu</translation>
    </message>
    <message>
        <source>choose in a row</source>
        <translation>pilih dalam satu baris</translation>
    </message>
    <message>
        <source>next setting</source>
        <translation>pengaturan berikutnya</translation>
    </message>
    <message>
        <source>officers and PINs</source>
        <translation>petugas dan PIN</translation>
    </message>
    <message>
        <source>copies and recovery</source>
        <translation>cadangan dan pemulihan</translation>
    </message>
</context>
<context>
    <name>SheetsPage</name>
    <message>
        <source>another sheet</source>
        <translation>lembar lain</translation>
    </message>
</context>
<context>
    <name>SignInCard</name>
    <message>
        <source>The PIN of practice is %1</source>
        <translation>PIN latihan: %1</translation>
    </message>
    <message>
        <source>Field registration of informal workers</source>
        <translation>Pendaftaran pekerja informal di lapangan</translation>
    </message>
    <message>
        <source>Locked. What was being typed is kept: it is there again after the PIN.</source>
        <translation>Terkunci. Isian tadi aman: ketik PIN untuk melanjutkan.</translation>
    </message>
    <message>
        <source>PIN forgotten, data damaged?</source>
        <translation>Lupa PIN atau data rusak?</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Membuka…</translation>
    </message>
    <message>
        <source>Officer: the first letter chooses</source>
        <translation>Petugas: ketik huruf pertama namanya</translation>
    </message>
</context>
<context>
    <name>SignInPages</name>
    <message>
        <source>Preparing practice…</source>
        <translation>Menyiapkan latihan…</translation>
    </message>
    <message>
        <source>Practise with invented people</source>
        <translation>Latihan dengan orang rekaan</translation>
    </message>
</context>
<context>
    <name>SponsorsPage</name>
    <message>
        <source>Sponsors</source>
        <translation>Sponsor</translation>
    </message>
    <message>
        <source>Sponsorships</source>
        <translation>Program sponsor</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Calon</translation>
    </message>
    <message>
        <source>Hand-over</source>
        <translation>Serah terima</translation>
    </message>
    <message>
        <source>Whose months end</source>
        <translation>Akan berakhir</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>lock</source>
        <translation>kunci</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>tombol</translation>
    </message>
    <message>
        <source>%1 numbers left</source>
        <translation>Nomor tersisa %1</translation>
    </message>
    <message>
        <source>Officer: %1</source>
        <translation>Petugas: %1</translation>
    </message>
    <message>
        <source>No numbers left|: the cards follow</source>
        <translation>Nomor habis|: kartu menyusul</translation>
    </message>
    <message>
        <source>Sending now</source>
        <translation>Sedang mengirim</translation>
    </message>
    <message>
        <source>Never reached headquarters</source>
        <translation>Belum pernah tersambung</translation>
    </message>
    <message>
        <source>No network|; last contact %1</source>
        <translation>Luring|; terakhir %1</translation>
    </message>
    <message>
        <source>No line|; last contact %1</source>
        <translation>Tidak tersambung|; terakhir %1</translation>
    </message>
    <message>
        <source>%1 wait| since %2</source>
        <translation>%1 menunggu| sejak %2</translation>
    </message>
    <message>
        <source>Clock off| by %1 d, corrected</source>
        <translation>Jam meleset| %1 hari, dikoreksi</translation>
    </message>
    <message>
        <source>Clock off| by %1 h, corrected</source>
        <translation>Jam meleset| %1 jam, dikoreksi</translation>
    </message>
    <message>
        <source>Clock off| by %1 min, corrected</source>
        <translation>Jam meleset| %1 mnt, dikoreksi</translation>
    </message>
    <message>
        <source>Last contact %1</source>
        <translation>Terakhir tersambung %1</translation>
    </message>
    <message>
        <source>Revoked| by headquarters</source>
        <translation>Izin dicabut| kantor pusat</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Tidak ada yang menunggu</translation>
    </message>
    <message>
        <source>Clock not compared yet</source>
        <translation>Jam belum dicocokkan</translation>
    </message>
    <message>
        <source>Clock is right</source>
        <translation>Jam sesuai pusat</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>On this laptop: %1</source>
        <translation>Di laptop ini: %1</translation>
    </message>
    <message>
        <source>! The second folder is not there: %1</source>
        <translation>! Folder kedua tidak ditemukan: %1</translation>
    </message>
    <message>
        <source>In %1: %2</source>
        <translation>Di %1: %2</translation>
    </message>
    <message>
        <source>There is one. It sets a coordinator&apos;s PIN anew when it is forgotten.</source>
        <translation>Sudah ada. Kode ini mengganti PIN koordinator yang terlupa.</translation>
    </message>
    <message>
        <source>! There is none: a coordinator who forgets the PIN is locked out.</source>
        <translation>! Belum ada: koordinator yang lupa PIN tidak dapat masuk.</translation>
    </message>
    <message>
        <source>! No second folder: if this laptop is lost, so are its copies.</source>
        <translation>! Tanpa folder kedua: jika laptop ini hilang, salinannya ikut hilang.</translation>
    </message>
    <message>
        <source>Write it down now and keep it apart from the laptop: it is shown only once. The one before counts no more.</source>
        <translation>Tulis sekarang dan simpan terpisah dari laptop: kode ini hanya tampil sekali. Kode sebelumnya tidak berlaku lagi.</translation>
    </message>
    <message>
        <source>A copy goes there every half hour while the folder is there.</source>
        <translation>Salinan dibuat di sana setiap setengah jam selama folder itu ada.</translation>
    </message>
    <message>
        <source>24 letters that set a coordinator&apos;s PIN anew, once.</source>
        <translation>24 huruf dan angka yang mengganti PIN koordinator, satu kali.</translation>
    </message>
    <message>
        <source>First you are told what would be lost. What the present data still tells is taken over.</source>
        <translation>Anda diberi tahu dahulu apa yang akan hilang. Isi data sekarang yang masih terbaca ikut diambil.</translation>
    </message>
    <message>
        <source>Only after a sync (F6) has said that this laptop&apos;s journal differs from the one at headquarters. Nothing is lost; the rest of every block of numbers is given up.</source>
        <translation>Hanya setelah sinkronisasi (F6) memberi tahu bahwa jurnal laptop ini berbeda dari yang di kantor pusat. Tidak ada yang hilang; sisa setiap blok nomor dilepas.</translation>
    </message>
    <message>
        <source>nobody can tell how many</source>
        <translation>tidak dapat dihitung</translation>
    </message>
    <message>
        <source>%1 people would be here again. Records newer than the copy that are taken over: %2. Lost: %3. Headquarters holds everything up to record %4, lost here or not.</source>
        <translation>%1 orang akan ada kembali. Catatan yang lebih baru daripada salinan dan ikut diambil: %2. Hilang: %3. Kantor pusat sudah menerima semua sampai catatan %4, hilang di sini atau tidak.</translation>
    </message>
    <message>
        <source>✓ Copied in %1 folder(s).</source>
        <translation>✓ Salinan dibuat di %1 folder.</translation>
    </message>
    <message>
        <source>✓ %1 people are here again. Sync now (F6). Where headquarters says that the journals differ, ask it for a new code and begin anew with it here.</source>
        <translation>✓ %1 orang ada kembali. Sinkronkan sekarang (F6). Jika kantor pusat berkata jurnalnya berbeda, minta kode baru dan mulai baru dengannya di sini.</translation>
    </message>
    <message>
        <source>✓ Headquarters takes this laptop as a new one. Sync now (F6).</source>
        <translation>✓ Kantor pusat menerima laptop ini sebagai laptop baru. Sinkronkan sekarang (F6).</translation>
    </message>
    <message>
        <source>no copy yet</source>
        <translation>belum ada salinan</translation>
    </message>
    <message>
        <source>%1 copies, the last one %2</source>
        <translation>%1 salinan, terakhir %2</translation>
    </message>
</context>
<context>
    <name>UsualReasons</name>
    <message>
        <source>Somebody else: asked</source>
        <translation>Orang lain, sudah ditanyakan</translation>
    </message>
    <message>
        <source>Asked: not a member yet</source>
        <translation>Sudah ditanyakan, belum peserta</translation>
    </message>
    <message>
        <source>The receipt follows</source>
        <translation>Kuitansi menyusul</translation>
    </message>
    <message>
        <source>It is the income of a month</source>
        <translation>Memang penghasilan sebulan</translation>
    </message>
    <message>
        <source>As the person says</source>
        <translation>Menurut keterangan peserta</translation>
    </message>
    <message>
        <source>Agreed with the person</source>
        <translation>Disepakati dengan peserta</translation>
    </message>
    <message>
        <source>Compared with the KTP</source>
        <translation>Sudah dicek dengan KTP</translation>
    </message>
</context>
<context>
    <name>WorkCard</name>
    <message>
        <source>Occupation</source>
        <translation>Pekerjaan</translation>
    </message>
    <message>
        <source>type a few letters</source>
        <translation>ketik beberapa huruf</translation>
    </message>
    <message>
        <source>Second (optional)</source>
        <translation>Kedua (boleh kosong)</translation>
    </message>
    <message>
        <source>Work place</source>
        <translation>Tempat kerja</translation>
    </message>
    <message>
        <source>Regency or city</source>
        <translation>Kabupaten/kota</translation>
    </message>
    <message>
        <source>a few letters</source>
        <translation>beberapa huruf</translation>
    </message>
    <message>
        <source>Income a month</source>
        <translation>Penghasilan sebulan</translation>
    </message>
    <message>
        <source>1,5 jt</source>
        <translation>1,5 jt</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>Jam kerja</translation>
    </message>
    <message>
        <source>05.00-13.00</source>
        <translation>05.00-13.00</translation>
    </message>
    <message>
        <source>Programmes</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>with JHT savings</source>
        <translation>+ JHT (tabungan)</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Berapa bulan</translation>
    </message>
    <message>
        <source>First month</source>
        <translation>Bulan pertama</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>bulan ini</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Pembayaran</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Tunai</translation>
    </message>
    <message>
        <source>QRIS/bank</source>
        <translation>QRIS/bank</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Nanti</translation>
    </message>
    <message>
        <source>Sponsor</source>
        <translation>Sponsor</translation>
    </message>
    <message>
        <source>the text</source>
        <translation>teksnya</translation>
    </message>
    <message>
        <source>Sponsorship</source>
        <translation>Program sponsor</translation>
    </message>
    <message>
        <source>sponsor: %1</source>
        <translation>sponsor: %1</translation>
    </message>
    <message>
        <source>%1 places left on this laptop</source>
        <translation>Sisa tempat %1 di laptop ini</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>Nomor kuitansi</translation>
    </message>
    <message>
        <source>Transfer reference</source>
        <translation>Nomor bukti transfer</translation>
    </message>
    <message>
        <source>✓ Read out and agreed</source>
        <translation>✓ Dibacakan dan disetujui</translation>
    </message>
    <message>
        <source>Read out, agreed?</source>
        <translation>Dibacakan dan disetujui?</translation>
    </message>
    <message>
        <source>Consent to the processing of personal data</source>
        <translation>Persetujuan pemrosesan data pribadi</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Registration</source>
        <translation>Pendaftaran</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Peserta</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Kartu</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Kegiatan</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Sinkronisasi</translation>
    </message>
    <message>
        <source>Check a card</source>
        <translation>Periksa kartu</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>Sponsors</source>
        <translation>Sponsor</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>halaman</translation>
    </message>
    <message>
        <source>lock, or another officer</source>
        <translation>kunci, atau ganti petugas</translation>
    </message>
    <message>
        <source>these keys; F1 or Esc puts them away</source>
        <translation>daftar tombol ini; F1 atau Esc menutup</translation>
    </message>
    <message>
        <source>Keys · %1</source>
        <translation>Tombol · %1</translation>
    </message>
</context>
</TS>
